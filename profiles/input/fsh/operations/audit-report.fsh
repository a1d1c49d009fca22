Instance: audit-report
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, audit-report)
* name = "AuditReport"
* title = "Report records of the audit log"
* description = "Answers with a table of the records that a search of AuditEvents finds, as HTML or CSV, at most 10,000. Only for callers who may read all AuditEvents."
* kind = #operation
* code = #audit-report
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[0].name = #patient
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "The patient whose data was accessed"
* parameter[+].name = #entity
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "The resource that was accessed"
* parameter[+].name = #agent
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "The user, application or organisation"
* parameter[+].name = #date
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "When, with a prefix such as ge"
* parameter[+].name = #subtype
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "The interaction, the name of an operation, or denied"
* parameter[+].name = #action
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "C, R, U, D or E"
* parameter[+].name = #outcome
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "0, 4 or 8"
* parameter[+].name = #people
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #string
* parameter[=].documentation = "The least number of patients, such as ge10"
* parameter[+].name = #format
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #code
* parameter[=].documentation = "html, the default, or csv"
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Binary
* parameter[=].documentation = "The report, as the body of the response"
