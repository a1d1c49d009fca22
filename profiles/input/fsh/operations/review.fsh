Instance: review
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(review)
* name = "Review"
* title = "Review the outcome"
* description = "Records a review of how the person is doing, and when the next one is due."
* insert Takes(outcome, 0, "1", CodeableConcept, "How the referral is going\, for Task.businessStatus")
* insert Takes(output, 0, "*", Reference, "What was found: an Observation")
* insert Takes(next, 0, "1", date, "When the next review is due")
