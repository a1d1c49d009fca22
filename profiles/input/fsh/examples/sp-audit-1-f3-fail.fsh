Instance: sp-audit-1-f3-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-1 fails: the person who was found, without the query."
* outcome = #0
* insert ExampleAudit(search, E)
* entity.what = Reference(example-person)
* entity.role = $object-role#1
