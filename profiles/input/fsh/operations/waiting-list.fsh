Instance: waiting-list
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, waiting-list)
* name = "WaitingList"
* title = "Waiting list of a service"
* kind = #operation
* code = #waiting-list
* affectsState = false
* resource = #HealthcareService
* system = false
* type = false
* instance = true
* description = "Says how many places of a community service are taken, how many people wait for one, and which positions those have whose Tasks the caller may read. The figures count all; nothing else is said of the others."
* insert Gives(places, 0, "1", positiveInt, "How many people the service can take at a time; missing if nobody counts them")
* insert Gives(taken, 1, "1", unsignedInt, "How many open referrals hold a place")
* insert Gives(waiting, 1, "1", unsignedInt, "How many referrals wait for a place")
* parameter[+].name = #entry
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A waiting referral that the caller may read, in the order of the list"
* insert OutputPart(task, 1, "1", Reference, "Its Task")
* insert OutputPart(position, 1, "1", positiveInt, "Its position; 1 is the next to be offered a place")
