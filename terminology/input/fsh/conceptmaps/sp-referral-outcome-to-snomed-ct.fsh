Instance: sp-referral-outcome-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-referral-outcome-to-snomed-ct, How a referral is going to SNOMED CT, SPReferralOutcomes)
* name = "SPReferralOutcomeToSnomedCT"
* description = "Which code of SNOMED CT records in a patient record where a referral stands."
* insert SnomedCopyright(copyright)
* group.source = Canonical(SPReferralOutcome)
* group.target = $sct
* insert Unmatched(awaiting-triage, "No code was found.")
* insert Unmatched(contact-attempted, "No code was found.")
* insert Unmatched(first-appointment-booked, "No code was found.")
* insert Unmatched(did-not-attend, "No code was found.")
* insert MapCommented(engaged, 1362931000000106, "Seen by social prescribing link worker", inexact, "The code records that the person was seen and not that they work together.")
* insert Unmatched(waiting-list, "No code was found.")
* insert Unmatched(place-offered, "No code was found.")
* insert Unmatched(activity-started, "No code was found.")
* insert Unmatched(activity-completed, "No code was found.")
* insert Unmatched(disengaged, "No code was found.")
* insert Map(case-closed, 1362721000000106, "Social prescribing case closed", equivalent)
