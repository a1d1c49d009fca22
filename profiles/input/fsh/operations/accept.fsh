Instance: accept
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(accept)
* name = "Accept"
* title = "Accept a referral"
* description = "The target takes the referral: the Task becomes accepted."
* insert Takes(owner, 0, "1", Reference, "Who takes it; necessary if the Task has no owner")
