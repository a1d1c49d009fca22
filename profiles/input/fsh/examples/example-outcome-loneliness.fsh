Instance: example-outcome-loneliness
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Maureen's loneliness at the baseline: 7 of 9, from the answers to three questions."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline "Baseline"
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#ucla3 "UCLA three-item loneliness total"
* subject = Reference(example-person)
* effectiveDateTime = "2026-03-02"
* valueInteger = 7
* derivedFrom = Reference(example-answers-ucla3)
