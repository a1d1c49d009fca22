Extension: ReferralMethod
Id: referral-method
Title: "Referral method"
Description: "By which way a referral came."
Context: ServiceRequest
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "By telephone, letter, the e-Referral Service, of their own accord"
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from SPReferralMethods (required)
