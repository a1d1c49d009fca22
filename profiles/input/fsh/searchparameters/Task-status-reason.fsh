Instance: Task-status-reason
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(Task, status-reason, token)
* name = "StatusReasonOfTask"
* description = "Why a referral was rejected, cancelled, put on hold or failed"
* expression = "Task.statusReason"
