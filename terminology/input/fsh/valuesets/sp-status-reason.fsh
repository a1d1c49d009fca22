ValueSet: SPStatusReasons
Id: sp-status-reason
Title: "Why a referral was refused, paused or ended"
Description: "All reasons."
* insert OurValueSet
* include codes from system SPStatusReason
