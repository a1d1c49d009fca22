Instance: verify-audit
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, verify-audit)
* name = "VerifyAudit"
* title = "Verify the audit log"
* description = "Verifies that no record of the audit log was changed, removed, inserted or moved, and names those that were. Only for callers who may read all AuditEvents."
* kind = #operation
* code = #verify-audit
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[0].name = #whole
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #boolean
* parameter[=].documentation = "Whether nothing was found"
* insert OutputNumber(records, "Records that were verified")
* insert OutputNumber(seals, "Seals that were verified")
* insert OutputNumber(unsealed, "Records that came after the last seal")
* insert OutputNumber(pruned, "Sealed records that were removed because of their age")
* insert OutputNumber(milliseconds, "How long it took")
* parameter[+].name = #finding
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "What was found, the first hundred"
* insert OutputPart(kind, 1, "1", code, "The kind of finding")
* insert OutputPart(place, 1, "1", string, "The AuditEvent or the seal")
* insert OutputPart(text, 1, "1", string, "What is wrong with it")
