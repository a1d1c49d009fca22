Instance: reject
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(reject)
* name = "Reject"
* title = "Reject a referral"
* description = "The target does not take the referral: the Task becomes rejected, and the ServiceRequest stays active."
* insert Takes(reason, 0, "1", string, "Why\, in words; one of reason and reason-code is necessary")
* insert Takes(reason-code, 0, "1", CodeableConcept, "Why\, as a code such as no-capacity")
