Instance: sp-outcome-5-f1-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-5 fails: happy with 4 is low."
* insert ExampleOutcome(ons4-happy)
* valueInteger = 4
* interpretation = SPONS4Band#medium
