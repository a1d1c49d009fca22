Instance: sp-task-1-f1-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-1 fails: rejected without a word."
* insert ExampleTask(rejected)
