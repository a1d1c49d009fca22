Instance: sp-task-1-f3-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-1 fails: on hold without a word."
* insert ExampleTask(on-hold)
* owner = Reference(example-link-worker)
