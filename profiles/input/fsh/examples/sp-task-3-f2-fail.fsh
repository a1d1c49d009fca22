Instance: sp-task-3-f2-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-3 fails: nobody works on it."
* insert ExampleTask(in-progress)
