Instance: auditor
InstanceOf: CapabilityStatement
Usage: #definition
* insert OurRequirements(auditor, client)
* name = "Auditor"
* title = "Auditor"
* description = "Given the log of a server, when somebody asks who saw what of whom, when and why, then it is found by one search; nothing of the log is ever changed."
* insert Part(AuditEvent, SPAuditEvent)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(date, date)
* insert Finds(patient, reference)
* insert Finds(agent, reference)
* insert Finds(action, token)
* insert Finds(subtype, token)
* insert Finds(outcome, token)
* insert Finds(entity, reference)
* insert Part(Provenance, SPProvenance)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(target, reference)
* insert Finds(recorded, date)
* insert Finds(agent, reference)
* insert Part(Consent, SPConsent)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(patient, reference)
