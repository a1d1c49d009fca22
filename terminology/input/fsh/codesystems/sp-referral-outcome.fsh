// Task.status says where a referral stands for machines, this says it for people. A state of the one goes with several of the
// other; the rules of the profile SPReferralTask say what must go together.
CodeSystem: SPReferralOutcome
Id: sp-referral-outcome
Title: "How a referral is going"
Description: "Where a referral stands, in the words of those who work on it."
* insert OurCodeSystem(SPReferralOutcomes)
* #awaiting-triage "Awaiting triage" "Received, and nobody has looked at it yet."
* #contact-attempted "Contact attempted" "Somebody tried to reach the person."
* #first-appointment-booked "First appointment booked" "The first conversation has a date."
* #did-not-attend "Did not attend" "The person did not come to what was agreed."
* #engaged "Engaged" "The person has begun to work with the link worker or the professional."
* #waiting-list "Waiting list" "The person waits for a place."
* #place-offered "Place offered" "A place has become free and is held for the person."
* #activity-started "Activity started" "The person has been at the activity for the first time."
* #activity-completed "Activity completed" "The person has done what was planned."
* #disengaged "Disengaged" "The person stopped before the end."
* #case-closed "Case closed" "Nothing more is planned."
