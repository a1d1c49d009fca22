Instance: example-outcome-baseline
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Maureen's life satisfaction at the baseline: 3 of 10, which is low."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline "Baseline"
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#ons4-life-satisfaction "ONS4 life satisfaction"
* subject = Reference(example-person)
* effectiveDateTime = "2026-03-02"
* performer = Reference(example-link-worker)
* valueQuantity = 3 '{score}' "score"
* interpretation = SPONS4Band#low "Low"
* derivedFrom = Reference(example-answers-ons4)
