Instance: example-audit-refused
InstanceOf: SPAuditEvent
Usage: #example
Description: "Somebody at the charity tried to read what Maureen did not share, and was refused."
* insert ExampleAudit(read, R)
* outcome = #4
* outcomeDesc = "Refused: no consent permits it."
* entity[0].what = Reference(example-outcome-gp-consultations)
* entity[=].type = $audit-entity-type#2
* entity[+].what = Reference(example-person)
* entity[=].type = $audit-entity-type#1
* entity[=].role = $object-role#1
