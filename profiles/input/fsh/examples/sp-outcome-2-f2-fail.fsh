Instance: sp-outcome-2-f2-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-2 fails: the three-item loneliness scale begins at 3."
* insert ExampleOutcome(ucla3)
* valueInteger = 2
