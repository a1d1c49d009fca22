Instance: sp-outcome-2-f3-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-2 fails: life satisfaction ends at 10."
* insert ExampleOutcome(ons4-life-satisfaction)
* valueQuantity = 11 '{score}' "score"
