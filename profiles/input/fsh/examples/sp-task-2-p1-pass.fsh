Instance: sp-task-2-p1-pass
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-2 passes: completed, with a score."
* insert ExampleTask(completed)
* owner = Reference(example-link-worker)
* output.type.text = "Outcome"
* output.valueReference = Reference(example-outcome-end)
* businessStatus = SPReferralOutcome#case-closed
