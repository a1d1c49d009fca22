Instance: sp-outcome-1-p1-pass
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-1 passes: the score of a licensed measure, and nothing else."
* insert ExampleOutcome(swemwbs-metric)
* valueQuantity = 21 '{score}' "score"
