ValueSet: SPReferralMethods
Id: sp-referral-method
Title: "Referral method"
Description: "All methods."
* insert OurValueSet
* include codes from system SPReferralMethod
