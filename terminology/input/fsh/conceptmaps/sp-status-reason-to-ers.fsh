// The group names no target system: the service publishes it without a fixed canonical URL, below the base address of each
// environment.
Instance: sp-status-reason-to-ers
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-status-reason-to-ers, Reasons of a status to cancellation reasons of the e-Referral Service, SPStatusReasons)
* name = "SPStatusReasonToERS"
* description = "The cancellation reason of the NHS e-Referral Service. Its code system is published as STU3/CodeSystem/REFERRAL-CANCELLATION-REASON below the base address of the environment."
* copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
* group.source = Canonical(SPStatusReason)
* insert MapCommented(declined-by-person, PATIENT_REQUEST_CANCELLATION_OTHER, "Other", inexact, "The patient asked for the cancellation\, for whatever reason.")
* insert Unmatched(unable-to-contact, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(not-eligible, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(outside-area, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(no-capacity, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(inappropriate-referral, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(duplicate, "Another reason; the service says OTHER_OTHER.")
* insert Unmatched(moved-away, "Another reason; the service says OTHER_OTHER.")
* insert Map(died, PATIENT_DIED, "Patient died", equivalent)
* insert Unmatched(safeguarding-escalated, "Another reason; the service says OTHER_OTHER.")
* insert Map(raised-in-error, RAISED_IN_ERROR, "Referral created by mistake", equivalent)
* insert MapCommented(needs-met-elsewhere, NO_LONGER_REQUIRED, "Referral is no longer required", inexact, "It may no longer be required for other reasons.")
* insert Unmatched(consent-withdrawn, "Another reason; the service says OTHER_OTHER.")
