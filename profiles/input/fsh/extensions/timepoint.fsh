Extension: Timepoint
Id: timepoint
Title: "When an outcome was taken"
Description: "Where in a person's way through social prescribing an outcome was taken, so that scores can be paired."
Context: Observation, QuestionnaireResponse
* ^experimental = false
* insert OurCopyright
* . ^short = "When the outcome was taken"
* . ^definition = "Baseline, review, end or follow-up."
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from SPTimepoints (required)
