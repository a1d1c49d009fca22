Instance: sp-task-2-f2-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-2 fails: completed, and nobody says how it went."
* insert ExampleTask(completed)
* owner = Reference(example-link-worker)
* output.type.text = "Outcome"
* output.valueReference = Reference(example-outcome-end)
