ValueSet: SPReferralOutcomes
Id: sp-referral-outcome
Title: "How a referral is going"
Description: "All the ways in which a referral may be going."
* insert OurValueSet
* include codes from system SPReferralOutcome
