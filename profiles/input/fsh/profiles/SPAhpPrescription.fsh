// The requester is a role and not a person: only a role says of which profession somebody is while at work.
Profile: SPAhpPrescription
Parent: SPReferral
Id: SPAhpPrescription
Title: "AHP as social prescriber"
Description: "Given a person whom an allied health professional already gives intensive support, when the professional works through the options with them and prescribes an activity, then the prescription says which service, and the requester holds the role of an allied health professional."
* insert Mode(ahp-as-social-prescriber)
* obeys sp-prescription-1
* intent = #order
* basedOn ^short = "For instance the care plan"
* subject only Reference(SPPatient)
* requester only Reference(SPPractitionerRole)
// without a service it would be advice
* performer 1..* MS
