Instance: sp-status-reason-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-status-reason-to-snomed-ct, Reasons of a status to SNOMED CT, SPStatusReasons)
* name = "SPStatusReasonToSnomedCT"
* description = "Which code of SNOMED CT records why a referral was refused or ended."
* insert SnomedCopyright(copyright)
* group.source = Canonical(SPStatusReason)
* group.target = $sct
* insert Map(declined-by-person, 871711000000103, "Social prescribing declined", equivalent)
* insert Unmatched(unable-to-contact, "No code was found.")
* insert Unmatched(not-eligible, "No code was found.")
* insert Unmatched(outside-area, "No code was found.")
* insert Unmatched(no-capacity, "No code was found.")
* insert Unmatched(inappropriate-referral, "No code was found.")
* insert Unmatched(duplicate, "No code was found.")
* insert Unmatched(moved-away, "No code was found.")
* insert Unmatched(died, "No code was found.")
* insert Unmatched(safeguarding-escalated, "No code was found.")
* insert Unmatched(raised-in-error, "No code was found.")
* insert Unmatched(needs-met-elsewhere, "No code was found.")
* insert Unmatched(consent-withdrawn, "No code was found.")
