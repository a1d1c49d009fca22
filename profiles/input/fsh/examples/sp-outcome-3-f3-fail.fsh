Instance: sp-outcome-3-f3-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-3 fails: a period without a start."
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* subject = Reference(example-person)
* valueInteger = 2
* code = SPOutcomeMeasure#gp-consultations
* effectivePeriod.end = "2026-03-01"
