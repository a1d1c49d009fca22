Instance: sp-outcome-4-f2-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-4 fails: an amended outcome without a score."
* insert ExampleOutcome(gad7)
* status = #amended
