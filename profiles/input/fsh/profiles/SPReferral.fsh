// Parent: base R4. Every rule is one that a ServiceRequest of UK Core STU2 may satisfy too; UK Core tightens no cardinality
// here and binds code and reasonCode as preferred only. The four modes are profiles of this one; an activity between two modes
// claims this one. What was asked, when, by whom and why (code, authoredOn, requester, reasonCode) is what the national data set
// and every report need; R4 leaves them open.
Profile: SPReferral
Parent: ServiceRequest
Id: SPReferral
Title: "Social prescribing referral"
Description: "Given a person, a group or a place with needs that are not clinical, when an allied health professional engages with social prescribing, then the request says for whom, by whom, because of which needs, and in which of the four modes."
* ^experimental = false
* insert OurCopyright
* obeys sp-referral-1 and sp-referral-2
* extension contains AHPEngagement named ahpEngagement 1..1 MS and ReferralMethod named referralMethod 0..1 MS and Setting named setting 0..1 MS and ShareWithGP named shareWithGP 0..1 MS
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
* orderDetail MS
* orderDetail from SPHandlings (preferred)
* orderDetail ^short = "What to know before one acts, above all whether the person may be contacted"
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
