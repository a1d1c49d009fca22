CodeSystem: SPHandling
Id: sp-handling
Title: "How to handle a referral"
Description: "What whoever works on a referral must know before they act."
* insert OurCodeSystem(SPHandlings)
* #contacting-subject-prohibited "Do not contact the person" "Contact from the service could put the person at risk, for instance from someone at home: speak with the requester first."
