// One Task of SPReferralTask carries the referral to its end.
Profile: SPLinkWorkerReferral
Parent: SPReferral
Id: SPLinkWorkerReferral
Title: "Referral to a link worker"
Description: "Given a person who needs more support or time than signposting gives, when the professional refers them to a link worker, then the referral says to whom, and one Task closes the loop."
* insert Mode(refer-to-link-worker)
* intent = #order
* subject only Reference(SPPatient)
// the one who is to act; the service may stand beside the link worker
* performer 1..* MS
* performer only Reference(PractitionerRole or Organization or HealthcareService or CareTeam or Practitioner)
