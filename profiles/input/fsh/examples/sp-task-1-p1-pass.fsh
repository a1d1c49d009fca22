Instance: sp-task-1-p1-pass
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-1 passes: rejected, and why."
* insert ExampleTask(rejected)
* statusReason = SPStatusReason#outside-area
* statusReason.text = "Lives across the river."
