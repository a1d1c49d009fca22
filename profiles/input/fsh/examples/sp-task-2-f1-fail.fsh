Instance: sp-task-2-f1-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-2 fails: completed with nothing to show."
* insert ExampleTask(completed)
* owner = Reference(example-link-worker)
* businessStatus = SPReferralOutcome#case-closed
