Instance: example-outcome-baseline
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Life satisfaction of the person at the baseline: 3 of 10."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#ons4-life-satisfaction "ONS4 life satisfaction"
* subject = Reference(example-person)
* effectiveDateTime = "2026-03-02"
* performer = Reference(example-link-worker)
* valueQuantity = 3 '{score}' "score"
