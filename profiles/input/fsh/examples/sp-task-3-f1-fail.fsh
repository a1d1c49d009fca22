Instance: sp-task-3-f1-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-3 fails: accepted by nobody."
* insert ExampleTask(accepted)
