Instance: sp-audit-2-f3-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-2 fails: down, and nobody knows why."
* insert ExampleAudit(read, R)
* outcome = #12
