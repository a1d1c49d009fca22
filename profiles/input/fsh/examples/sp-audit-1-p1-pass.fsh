Instance: sp-audit-1-p1-pass
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-1 passes: a search of the whole system with its query."
* outcome = #0
* insert ExampleAudit(search-system, E)
* entity.role = $object-role#24
* entity.query = "P19pZD0x"
