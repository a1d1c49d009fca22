Instance: sp-audit-2-f2-fail
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-2 fails: failed, and nobody knows why."
* insert ExampleAudit(read, R)
* outcome = #8
