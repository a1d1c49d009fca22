Instance: audit-proof
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, audit-proof)
* name = "AuditProof"
* title = "Prove something about the audit log"
* description = "Gives a proof of RFC 6962: that an AuditEvent is in the log of the last checkpoint, or that the log of an earlier checkpoint is its beginning. Only for callers who may read all AuditEvents."
* kind = #operation
* code = #audit-proof
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[0].name = #event
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #string
* parameter[=].documentation = "The id of an AuditEvent, for a proof of inclusion"
* parameter[+].name = #since-size
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #integer
* parameter[=].documentation = "The size of an earlier checkpoint, for a proof of consistency"
* parameter[+].name = #checkpoint
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #string
* parameter[=].documentation = "The last checkpoint, a signed note"
* insert OutputNumber(size, "Records in the log of the checkpoint")
* insert OutputNumber(index, "The number of the record in the log")
* parameter[+].name = #leaf
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #base64Binary
* parameter[=].documentation = "The hash of the record"
* parameter[+].name = #hash
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #base64Binary
* parameter[=].documentation = "The hashes of the proof, in order"
