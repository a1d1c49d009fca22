Profile: SPQuestionnaireResponse
Parent: QuestionnaireResponse
Id: SPQuestionnaireResponse
Title: "Answers to a questionnaire"
Description: "Given a person who answers a free instrument, when the answers are kept, then it is known to which form, by whom and when, and the score refers to them."
* ^experimental = false
* insert OurCopyright
* obeys sp-response-1
* extension contains Timepoint named timepoint 0..1 MS
* extension[timepoint] ^short = "Baseline, review, end or follow-up; the scores take it over"
* basedOn MS
* basedOn ^short = "The referral or the plan that the answers belong to"
* questionnaire 1..1 MS
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* authored 1..1 MS
* author MS
* source MS
* item MS
* item.answer MS
