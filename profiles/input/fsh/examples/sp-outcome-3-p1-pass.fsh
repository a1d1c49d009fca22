Instance: sp-outcome-3-p1-pass
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-3 passes: attendances of twelve months."
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* code = SPOutcomeMeasure#ae-attendances
* subject = Reference(example-person)
* effectivePeriod.start = "2025-03-02"
* effectivePeriod.end = "2026-03-01"
* valueInteger = 2
