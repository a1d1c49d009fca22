// Parameters and result are those of Structured Data Capture (http://hl7.org/fhir/uv/sdc/OperationDefinition/QuestionnaireResponse-extract);
// store, referral and timepoint are ours.
Instance: extract
InstanceOf: OperationDefinition
Usage: #definition
* insert OurOperation(QuestionnaireResponse, extract, true, true)
* name = "Extract"
* title = "Extract scores from answers"
* description = "Reckons the scores of a questionnaire of a free instrument from a person's answers, as one Observation (SPOutcomeObservation) for each score. The result is a transaction, which may be sent to any server again and again without a second score. With store, the server stores the scores itself, with a Provenance, in one transaction; an answer to be heeded at once raises a Flag and a Task. A missing answer is refused: nothing is put in its place. At the type, the answers are given as questionnaire-response; with store they are stored, too."
* parameter[0].documentation = "A transaction that stores the scores; with store, a collection of what was stored"
* insert Takes(questionnaire-response, 0, "1", QuestionnaireResponse, "The answers\, if the operation is called at the type")
* insert Takes(store, 0, "1", boolean, "Whether to store the scores; only by POST")
* insert Takes(referral, 0, "1", Reference, "The ServiceRequest that the scores belong to\, if the answers are not based on one")
* insert Takes(timepoint, 0, "1", code, "baseline\, review\, end or follow-up\, if the answers do not say so")
