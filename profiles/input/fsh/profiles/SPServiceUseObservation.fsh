// The framework quotes that consultations and attendances fall where a person has support. Only counts over like periods, before
// and after, can show it.
Profile: SPServiceUseObservation
Parent: SPOutcomeObservation
Id: SPServiceUseObservation
Title: "Use of health services"
Description: "Given a person who was referred, when consultations in general practice or attendances at accident and emergency are counted before and after, then each count says its period, so that equal periods are compared."
* ^experimental = false
* insert OurCopyright
* code from SPServiceUses (required)
* effective[x] only Period
* effective[x] ^short = "The period counted"
* value[x] only integer
* value[x] ^short = "The count"
// a count belongs before or after, or it cannot be compared
* extension[timepoint] 1..1
