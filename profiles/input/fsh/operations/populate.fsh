// Parameters and results are those of Structured Data Capture (http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-populate), as far
// as the server supports them; referral and timepoint are ours.
Instance: populate
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, populate)
* name = "Populate"
* title = "Populate a questionnaire"
* description = "Makes the QuestionnaireResponse in which a person's answers are filled in: about whom, to which form, when, for which referral and at which point in time, with the initial values of the form, and with demographics that the form asks for by expressions on the launch context patient. Nothing is stored. The operation is called at a Questionnaire or, with exactly one of questionnaire, questionnaireRef and canonical, at the type."
* kind = #operation
* code = #populate
* affectsState = false
* resource = #Questionnaire
* system = false
* type = true
* instance = true
* parameter[0].name = #subject
* parameter[=].use = #in
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Reference
* parameter[=].documentation = "The person: a Patient that the caller may read"
* insert Takes(questionnaire, 0, "1", Questionnaire, "The form itself")
* insert Takes(questionnaireRef, 0, "1", Reference, "The form\, as a reference to a Questionnaire on the server")
* insert Takes(canonical, 0, "1", uri, "The form\, by its canonical URL\, with a version or without")
* insert Takes(local, 0, "1", boolean, "Whether to fill in what is known about the person; true if it is missing")
* insert Takes(referral, 0, "1", Reference, "The ServiceRequest that the answers belong to\, for QuestionnaireResponse.basedOn")
* insert Takes(timepoint, 0, "1", code, "baseline\, review\, end or follow-up\, for the extension timepoint")
* insert Gives(response, 1, "1", QuestionnaireResponse, "The answers so far\, in progress")
* insert Gives(issues, 0, "1", OperationOutcome, "What could not be filled in\, and why")
