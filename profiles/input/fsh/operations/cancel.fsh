Instance: cancel
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(cancel)
* name = "Cancel"
* title = "Cancel a referral"
* description = "Either party ends the referral. If the target cancels, the ServiceRequest stays active; if the requester cancels, it is revoked."
* insert Takes(by, 0, "1", code, "requester or target; target if it is missing")
* insert Takes(reason, 0, "1", string, "Why\, in words; one of reason and reason-code is necessary")
* insert Takes(reason-code, 0, "1", CodeableConcept, "Why\, as a code such as no-capacity")
