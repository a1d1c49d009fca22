// $validate is that of R4 (http://hl7.org/fhir/OperationDefinition/Resource-validate) and needs no definition of ours.
Instance: reindex
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, reindex)
* name = "Reindex"
* title = "Index anew"
* description = "A POST asks for all resources, or those of some types, to be indexed anew in the background, and answers 202 with the job. A GET says how far a job has come, or the latest ones."
* kind = #operation
* code = #reindex
* affectsState = true
* system = true
* type = false
* instance = false
* parameter[0].name = #type
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #code
* parameter[=].documentation = "POST: a type of resource to index; all types if there is none"
* parameter[+].name = #job
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #string
* parameter[=].documentation = "GET: the number of a job; the latest jobs if there is none"
* parameter[+].name = #job
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "One job: its number, cause, state and progress"
* insert OutputPart(id, 1, "1", string, "Its number")
* insert OutputPart(state, 1, "1", code, "waiting\, running or how it ended")
* insert OutputPart(cause, 1, "1", code, "Why it is there: parameters\, index or request")
* insert OutputPart(type, 0, "*", code, "The types; none means all")
* insert OutputPart(total, 1, "1", decimal, "How many resources there are to index")
* insert OutputPart(done, 1, "1", decimal, "How many have been indexed")
* insert OutputPart(changed, 1, "1", decimal, "For how many the index changed")
* insert OutputPart(failed, 1, "1", decimal, "How many could not be indexed in full")
* insert OutputPart(created, 1, "1", instant, "When it was asked for")
* insert OutputPart(started, 0, "1", instant, "When it began")
* insert OutputPart(updated, 1, "1", instant, "When it last got further")
* insert OutputPart(message, 1, "1", string, "The same in a sentence")
