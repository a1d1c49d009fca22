Instance: sp-audit-2-p1-pass
InstanceOf: SPAuditEvent
Usage: #example
Description: "sp-audit-2 passes: refused, and why."
* insert ExampleAudit(read, R)
* outcome = #4
* outcomeDesc = "Refused: no scope for it."
