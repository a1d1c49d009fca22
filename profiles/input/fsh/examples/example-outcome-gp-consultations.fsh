Instance: example-outcome-gp-consultations
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Consultations in general practice in the twelve months before the referral: 14."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* code = SPOutcomeMeasure#gp-consultations "GP consultations"
* subject = Reference(example-person)
* effectivePeriod.start = "2025-03-02"
* effectivePeriod.end = "2026-03-01"
* valueInteger = 14
