Instance: signpost
InstanceOf: OperationDefinition
Usage: #definition
* insert OurOperation(ServiceRequest, signpost, true, false)
* name = "Signpost"
* title = "Signpost a person"
* description = "Stores active signposting as a proposal that is completed at once. Nobody is asked to act, so no Task is opened."
* insert Takes(signposting, 1, "1", ServiceRequest, "The signposting; its status\, intent and authoredOn may be missing")
