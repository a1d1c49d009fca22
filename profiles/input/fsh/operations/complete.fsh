Instance: complete
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(complete)
* name = "Complete"
* title = "Complete a referral"
* description = "The work is done: the Task and the ServiceRequest become completed. What came of it and how it went are necessary."
* insert Takes(outcome, 1, "1", CodeableConcept, "How it went\, for Task.businessStatus")
* insert Takes(output, 0, "*", Reference, "What came of it: an Observation\, a Procedure or an Encounter")
* insert Takes(result, 0, "1", string, "What came of it\, in words")
