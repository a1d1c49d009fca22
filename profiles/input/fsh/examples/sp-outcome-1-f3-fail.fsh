Instance: sp-outcome-1-f3-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-1 fails: the words of the first concern."
* insert ExampleOutcome(mycaw-concern-1)
* valueInteger = 4
* component.code.text = "First concern"
* component.valueString = "Sleep"
