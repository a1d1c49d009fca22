Instance: sp-outcome-4-p1-pass
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "sp-outcome-4 passes: no score, because the person declined."
* insert ExampleOutcome(phq9)
* dataAbsentReason = $data-absent-reason#asked-declined
