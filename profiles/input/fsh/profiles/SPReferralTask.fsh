// Parent: base R4, in which all that UK Core asks of a Task in draft is possible. The pattern is that of the closed loop of the HL7
// Gravity project.
Profile: SPReferralTask
Parent: Task
Id: SPReferralTask
Title: "Referral task"
Description: "Given a referral, when it is sent, accepted, worked on and closed, then one Task says who has it, where it stands, why it stopped if it stopped, and what came of it."
* ^experimental = false
* insert OurCopyright
* obeys sp-task-1 and sp-task-2 and sp-task-3 and sp-task-4
* extension contains LinkWorkerContactCount named linkWorkerContactCount 0..1 MS
* identifier MS
* partOf MS
* status MS
* status from SPTaskStatuses (required)
* statusReason MS
* statusReason from SPStatusReasons (extensible)
* businessStatus MS
* businessStatus from SPReferralOutcomes (extensible)
* businessStatus ^short = "How it is going, in the words of those who work on it"
* intent = #order
* priority MS
* code 1..1 MS
* code = $task-code#fulfill
// a task without what it is for cannot be done
* focus 1..1 MS
* focus only Reference(SPReferral)
* focus ^short = "The referral, in every mode but signposting"
* for 1..1 MS
* for only Reference(Patient or Group or Location)
* authoredOn 1..1 MS
* lastModified MS
* requester 1..1 MS
* requester only Reference(PractitionerRole or Organization or Practitioner)
// may be missing, so that an open task can be claimed
* owner 0..1 MS
* owner ^short = "Who has it; nobody yet if it may be claimed"
* reasonCode MS
* note MS
* restriction MS
* restriction.period MS
* restriction.period ^short = "Until when an answer or an end is hoped for"
* input MS
* output MS
* output ^short = "What came of it: an observation, a procedure, an encounter"
