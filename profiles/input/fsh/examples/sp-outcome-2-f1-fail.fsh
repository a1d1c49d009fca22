Instance: sp-outcome-2-f1-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-2 fails: GAD-7 ends at 21."
* insert ExampleOutcome(gad7)
* valueInteger = 22
