Instance: sp-outcome-4-f1-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-4 fails: no score and no reason."
* insert ExampleOutcome(phq9)
