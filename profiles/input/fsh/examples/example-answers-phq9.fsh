Instance: example-answers-phq9
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "Tomasz's answers to PHQ-9 at the baseline: 12 altogether, and the last one is to be heeded at once."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline "Baseline"
* basedOn = Reference(example-referral-young-man)
* questionnaire = Canonical(phq9)
* status = #completed
* subject = Reference(example-young-man)
* authored = "2026-04-14T10:20:00Z"
* author = Reference(example-link-worker)
* source = Reference(example-young-man)
* insert ExampleAnswer(0, interest, PHQAnswer#several-days "Several days")
* insert ExampleAnswer(+, down, PHQAnswer#more-than-half-the-days "More than half the days")
* insert ExampleAnswer(+, sleep, PHQAnswer#nearly-every-day "Nearly every day")
* insert ExampleAnswer(+, tired, PHQAnswer#more-than-half-the-days "More than half the days")
* insert ExampleAnswer(+, appetite, PHQAnswer#several-days "Several days")
* insert ExampleAnswer(+, failure, PHQAnswer#several-days "Several days")
* insert ExampleAnswer(+, concentration, PHQAnswer#several-days "Several days")
* insert ExampleAnswer(+, movement, PHQAnswer#not-at-all "Not at all")
* insert ExampleAnswer(+, harm, PHQAnswer#several-days "Several days")
