Instance: example-flag-safety
InstanceOf: Flag
Usage: #example
Description: "One of Tomasz's answers is to be heeded at once; the server raises this when the answers are stored."
* identifier.system = "{canonical}/Id/extracted-score"
* identifier.value = "QuestionnaireResponse/example-answers-phq9/safety-answer"
* status = #active
* category = http://terminology.hl7.org/CodeSystem/flag-category#safety "Safety"
* code = SPSafety#safety-answer "Answer to be heeded at once"
* subject = Reference(example-young-man)
* period.start = "2026-04-14T10:21:00Z"
