Instance: sp-task-3-f3-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-3 fails: completed by nobody."
* insert ExampleTask(completed)
* output.type.text = "Outcome"
* output.valueReference = Reference(example-outcome-end)
* businessStatus = SPReferralOutcome#case-closed
