// The pattern is that of the profiles of IHE Basic Audit Log Patterns: one event for one interaction, at least two agents, and the
// person concerned as an entity. Their roles differ by interaction, which is why the agents are not sliced here.
Profile: SPAuditEvent
Parent: AuditEvent
Id: SPAuditEvent
Title: "Audit event"
Description: "Given an interaction with a server, when it is done or refused, then the audit event says who asked, with which application and for what purpose, about whom, and how it ended."
* ^experimental = false
* insert OurCopyright
* obeys sp-audit-1 and sp-audit-2
* type MS
* type = $audit-event-type#rest
* subtype 1..* MS
* subtype ^short = "Which interaction"
* action 1..1 MS
* recorded MS
* outcome 1..1 MS
* outcomeDesc MS
* purposeOfEvent MS
// the application that asks and the server that answers; a user if there is one
* agent 2..* MS
* agent.type 1..1 MS
* agent.role MS
* agent.who 1..1 MS
* agent.requestor MS
* agent.network MS
* agent.purposeOfUse MS
* source MS
* entity MS
* entity.what MS
* entity.type MS
* entity.role MS
* entity.query MS
