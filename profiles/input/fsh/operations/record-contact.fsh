Instance: record-contact
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(record-contact)
* name = "RecordContact"
* title = "Record a contact"
* description = "Stores a conversation with the person as an Encounter, counts it, and says how the referral is going."
* insert Takes(date, 0, "1", dateTime, "When it was; now if it is missing")
* insert Takes(class, 0, "1", code, "How it was\, as a code of v3-ActCode such as VR for a call\, AMB for a visit to the service and HH for a visit at home; VR if it is missing")
* insert Takes(by, 0, "1", Reference, "Who met the person; the owner of the Task if it is missing")
* insert Takes(minutes, 0, "1", positiveInt, "How long it took")
* insert Takes(outcome, 0, "1", CodeableConcept, "How the referral is going\, for Task.businessStatus")
