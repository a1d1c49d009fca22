Instance: sp-audit-1-f1-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-1 fails: a search without its query."
* outcome = #0
* insert ExampleAudit(search-type, E)
