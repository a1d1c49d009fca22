// Source: the closed loop of the Gravity project. "ready" and "received" are of no use to a referral: it is requested until
// somebody accepts or rejects it.
ValueSet: SPTaskStatuses
Id: sp-task-status
Title: "Status of a referral task"
Description: "The statuses that a referral may have: all of R4 but received and ready."
* insert OurValueSet
* include codes from system http://hl7.org/fhir/task-status
* exclude http://hl7.org/fhir/task-status#received
* exclude http://hl7.org/fhir/task-status#ready
