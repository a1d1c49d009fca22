Instance: example-audit-read
InstanceOf: SPAuditEvent
Usage: #example
Description: "The link worker read Maureen's referral."
* insert ExampleAudit(read, R)
* outcome = #0
* entity[0].what = Reference(example-referral)
* entity[=].type = $audit-entity-type#2
* entity[+].what = Reference(example-person)
* entity[=].type = $audit-entity-type#1
* entity[=].role = $object-role#1
