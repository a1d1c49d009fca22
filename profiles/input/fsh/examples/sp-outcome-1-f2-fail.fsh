Instance: sp-outcome-1-f2-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-1 fails: a component of WEMWBS."
* insert ExampleOutcome(wemwbs)
* valueQuantity = 50 '{score}' "score"
* component.code.text = "An item of the scale"
* component.valueInteger = 4
