Instance: sp-outcome-5-p1-pass
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-5 passes: a very high score of worthwhile."
* insert ExampleOutcome(ons4-worthwhile)
* valueInteger = 9
* interpretation = SPONS4Band#very-high
