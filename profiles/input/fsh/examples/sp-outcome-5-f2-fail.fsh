Instance: sp-outcome-5-f2-fail
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-5 fails: anxious with 6 is high."
* insert ExampleOutcome(ons4-anxious)
* valueInteger = 6
* interpretation = SPONS4Band#medium
