Instance: sp-outcome-3-f2-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-3 fails: a period without an end."
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* subject = Reference(example-person)
* valueInteger = 2
* code = SPOutcomeMeasure#gp-consultations
* effectivePeriod.start = "2025-03-02"
