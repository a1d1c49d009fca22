Instance: sp-task-2-f3-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-2 fails: completed, and nothing more."
* insert ExampleTask(completed)
* owner = Reference(example-link-worker)
