Instance: sp-outcome-3-f1-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-3 fails: attendances on a day, of an unknown period."
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* code = SPOutcomeMeasure#ae-attendances
* subject = Reference(example-person)
* effectiveDateTime = "2026-03-01"
* valueInteger = 2
