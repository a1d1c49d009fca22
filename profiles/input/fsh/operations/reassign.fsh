Instance: reassign
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(reassign)
* name = "Reassign"
* title = "Reassign a referral"
* description = "Another owner has the referral, which stays where it is. Without an owner a requested Task may be claimed again."
* insert Takes(owner, 0, "1", Reference, "The new owner")
