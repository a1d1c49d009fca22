Instance: sp-task-1-f2-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-1 fails: cancelled with a code and no words."
* insert ExampleTask(cancelled)
* statusReason = SPStatusReason#consent-withdrawn
