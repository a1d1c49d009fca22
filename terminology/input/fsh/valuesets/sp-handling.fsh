ValueSet: SPHandlings
Id: sp-handling
Title: "How to handle a referral"
Description: "All ways of handling."
* insert OurValueSet
* include codes from system SPHandling
