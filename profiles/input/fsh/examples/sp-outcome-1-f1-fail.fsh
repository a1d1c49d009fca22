Instance: sp-outcome-1-f1-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-1 fails: a component holds an answer to an item of a licensed measure."
* insert ExampleOutcome(swemwbs-raw)
* valueQuantity = 24 '{score}' "score"
* component.code.text = "An item of the scale"
* component.valueInteger = 3
