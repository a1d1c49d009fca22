Instance: report-back
InstanceOf: OperationDefinition
Usage: #definition
* insert OurOperation(Task, report-back, false, true)
* resource[1] = #ServiceRequest
* name = "ReportBack"
* title = "Report back to the GP and the referrer"
* description = "Composes the message back to the GP and the referrer as a FHIR document, with the sections of the PRSB standard for social prescribing, from the referral, its contacts, scores, plan and notes: only from what the caller may see. A referral that has not ended gives a preliminary progress report. GET shows the report; POST also stores it as a DocumentReference, to which an output of the Task refers, unless persist is false. With format, _format or Accept the report is a page (HTML) or a PDF instead. At a ServiceRequest it reports on its open Task, or on the latest one. Signposting is refused, as nobody was asked to act."
* parameter[0].documentation = "The document: a Composition and the resources that it is about. With format html or pdf the response is the page or the PDF itself"
* insert Takes(persist, 0, "1", boolean, "Whether to store the report; true by POST if it is missing\, and not possible by GET")
* insert Takes(format, 0, "1", code, "fhir\, html or pdf; by _format or Accept if it is missing. A PDF or page that is stored is stored beside the FHIR document")
* insert Takes(summary, 0, "1", string, "What the author adds to the clinical summary\, in words; left out if the person does not share notes with the GP practice")
* insert Takes(actions, 0, "1", string, "What is asked of the GP or the referrer\, in words")
* insert Takes(version, 0, "1", string, "The version of the Task that the client means\, as in If-Match; the report is refused with 412 if it is no longer current")
