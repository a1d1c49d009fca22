Instance: refer
InstanceOf: OperationDefinition
Usage: #definition
* insert OurOperation(ServiceRequest, refer, true, false)
* name = "Refer"
* title = "Refer a person"
* description = "Stores a ServiceRequest as active and opens the one Task that carries it to its end. The mode of engagement decides what is necessary: a referral to a link worker names its performer; a prescription of an allied health professional names a community service. A service that is inactive or full, or not for the age of the person, is refused. A possible duplicate is noted in the Task."
* insert Takes(referral, 1, "1", ServiceRequest, "The referral; its status\, intent and authoredOn may be missing. The subject may be named by NHS number alone")
* insert Takes(owner, 0, "1", Reference, "Who is to act; without an owner the Task may be claimed")
* insert Takes(onward-from, 0, "1", Reference, "The open Task from which this referral follows: it becomes a filler-order that is based on the first referral")
* insert Takes(due, 0, "1", date, "Until when an answer or an end is hoped for")
