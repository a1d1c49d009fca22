Instance: sp-task-3-p1-pass
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-3 passes: in progress with a link worker."
* insert ExampleTask(in-progress)
* owner = Reference(example-link-worker)
