Instance: assure
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, assure)
* name = "AssureService"
* title = "Assure a service"
* kind = #operation
* code = #assure
* affectsState = true
* resource = #HealthcareService
* system = false
* type = false
* instance = true
* description = "Records that somebody has made sure that the directory is right about a service: sets the extension assurance, stores a Provenance, and completes the reminders. It is for those who may update the service, such as the organisation that provides it."
* insert Takes(date, 0, "1", date, "The day on which that was; today if it is missing")
* insert Takes(by, 0, "1", string, "Who made sure\, for instance an e-mail address; the caller if it is missing")
* insert Takes(note, 0, "1", string, "A note for the Provenance")
* insert Takes(version, 0, "1", string, "The version of the HealthcareService that the client means\, as in If-Match; the call is refused with 412 if it is no longer current")
* insert Gives(return, 1, "1", HealthcareService, "The service as it is afterwards")
