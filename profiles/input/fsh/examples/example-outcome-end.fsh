Instance: example-outcome-end
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Maureen's life satisfaction at the end: 7 of 10, which is high."
* extension[timepoint].valueCodeableConcept = SPTimepoint#end "End"
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#ons4-life-satisfaction "ONS4 life satisfaction"
* subject = Reference(example-person)
* effectiveDateTime = "2026-06-25"
* performer = Reference(example-link-worker)
* valueQuantity = 7 '{score}' "score"
* interpretation = SPONS4Band#high "High"
