Instance: sp-audit-1-f2-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-1 fails: a query in words only."
* outcome = #0
* insert ExampleAudit(search-type, E)
* entity.role = $object-role#24
* entity.name = "Task?status=requested"
