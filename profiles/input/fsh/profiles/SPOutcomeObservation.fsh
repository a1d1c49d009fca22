// Parent: base R4. UK Core STU2 binds code as preferred only, so that an extensible binding of ours contradicts nothing; a
// second coding of SNOMED CT may stand beside ours. Without a referral (basedOn) and a time no two scores can be paired.
Profile: SPOutcomeObservation
Parent: Observation
Id: SPOutcomeObservation
Title: "Social prescribing outcome"
Description: "Given a person who was referred, when an outcome is measured, then one observation holds one score of an outcome measure or one count of service use, and the referral it belongs to. It holds no answer to an item of a licensed questionnaire."
* ^experimental = false
* insert OurCopyright
* obeys sp-outcome-1 and sp-outcome-2 and sp-outcome-3 and sp-outcome-4 and sp-outcome-5
* extension contains Timepoint named timepoint 0..1 MS
* extension[timepoint] ^short = "Baseline, review, end or follow-up"
* basedOn 1..1 MS
* basedOn only Reference(ServiceRequest)
* basedOn ^short = "The referral whose outcome it is"
* status MS
* category 1..* MS
* code 1..1 MS
* code from SPOutcomeMeasures (extensible)
* code ^short = "Which score or count"
* subject 1..1 MS
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* effective[x] ^short = "When it was taken, or the period counted"
* performer MS
* value[x] MS
* value[x] only Quantity or integer
* value[x] ^short = "The score or the count"
* dataAbsentReason MS
* interpretation MS
* interpretation ^short = "The band (sp-ons4-band), for the scores that have bands"
* derivedFrom MS
