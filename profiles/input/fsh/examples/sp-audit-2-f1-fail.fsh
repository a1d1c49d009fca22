Instance: sp-audit-2-f1-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-2 fails: refused, and nobody knows why."
* insert ExampleAudit(read, R)
* outcome = #4
