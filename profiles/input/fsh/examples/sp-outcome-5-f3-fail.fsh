Instance: sp-outcome-5-f3-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-5 fails: life satisfaction has no very low."
* insert ExampleOutcome(ons4-life-satisfaction)
* valueQuantity = 0 '{score}' "score"
* interpretation = SPONS4Band#very-low
