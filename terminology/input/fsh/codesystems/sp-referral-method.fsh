// Source: national information standard for social prescribing 1.1, Referral details, Referral method.
CodeSystem: SPReferralMethod
Id: sp-referral-method
Title: "Referral method"
Description: "By which way a referral came."
* insert OurCodeSystem(SPReferralMethods)
* #fax "Fax" "By fax."
* #phone "Phone" "By telephone."
* #secure-messaging "Secure messaging" "By a secure message."
* #secure-email "Secure email" "By secure e-mail."
* #letter "Letter" "By letter."
* #nhs-e-referral-service "NHS e-Referral Service" "By the NHS e-Referral Service."
* #self-referral "Self referral" "The person came of their own accord."
