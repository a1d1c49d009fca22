// R4 has no parameter for the outputs of a Task. The closed loop of the HL7 Gravity project searches and includes by them.
Instance: Task-output
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(Task, output, reference)
* name = "Output"
* description = "What came of a referral: an observation, a procedure, an encounter, a report"
* expression = "Task.output.value.as(Reference)"
* target[0] = #Observation
* target[+] = #Procedure
* target[+] = #Encounter
* target[+] = #DocumentReference
* target[+] = #QuestionnaireResponse
* target[+] = #Condition
* target[+] = #Goal
* target[+] = #CarePlan
