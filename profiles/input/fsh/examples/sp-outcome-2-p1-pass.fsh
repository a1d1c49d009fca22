Instance: sp-outcome-2-p1-pass
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-2 passes: the highest score of GAD-7."
* insert ExampleOutcome(gad7)
* valueInteger = 21
