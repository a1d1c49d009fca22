// Parent: base R4. Every rule is one that a ServiceRequest of UK Core STU2 may satisfy too; UK Core tightens no cardinality
// here and binds code and reasonCode as preferred only.
Profile: SPReferral
Parent: ServiceRequest
Id: SPReferral
Title: "Social prescribing referral"
Description: "A request of social prescribing by an allied health professional: for whom, by whom, because of which needs, and how the professional engages."
* ^experimental = false
* insert OurCopyright
* obeys sp-referral-1 and sp-referral-2
* extension contains AHPEngagement named ahpEngagement 1..1 MS
* extension[ahpEngagement] ^short = "How the allied health professional engages, and of which profession they are"
* identifier MS
* basedOn MS
* status MS
* intent MS
* category 1..* MS
* category ^short = "What kind of request; in NHS messages: referral"
* priority MS
* code 1..1 MS
* code from SPReferralCodes (preferred)
* code ^short = "What is asked for"
* subject 1..1 MS
* subject only Reference(Patient or Group or Location)
* subject ^short = "The person; a group or place if the request is not about one person"
* occurrence[x] MS
* authoredOn 1..1 MS
* requester 1..1 MS
* requester only Reference(PractitionerRole or Organization or Practitioner)
* performer MS
* performer ^short = "The link worker or the community service"
* reasonCode 1..* MS
* reasonCode from SPNeeds (preferred)
* reasonCode ^short = "The needs; a coding of SNOMED CT may stand beside or instead"
* supportingInfo MS
* supportingInfo ^short = "For instance the consent, or an assessment"
* note MS
