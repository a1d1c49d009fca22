Instance: sp-outcome-4-f3-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-4 fails: no score, though there is a band."
* insert ExampleOutcome(ons4-happy)
* interpretation.text = "Low"
