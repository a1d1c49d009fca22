Instance: example-outcome-end
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Life satisfaction of the person at the end: 7 of 10."
* extension[timepoint].valueCodeableConcept = SPTimepoint#end
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#ons4-life-satisfaction "ONS4 life satisfaction"
* subject = Reference(example-person)
* effectiveDateTime = "2026-06-25"
* performer = Reference(example-link-worker)
* valueQuantity = 7 '{score}' "score"
