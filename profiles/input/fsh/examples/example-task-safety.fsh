Instance: example-task-safety
InstanceOf: Task
Usage: #example
Description: "Daniel, who supports Tomasz, is asked to speak with him about his answer."
* identifier.system = "{canonical}/Id/extracted-score"
* identifier.value = "QuestionnaireResponse/example-answers-phq9/safety-review"
* status = #requested
* intent = #order
* priority = #stat
* code = SPSafety#safety-review "Review of a safety answer"
* focus = Reference(example-answers-phq9)
* for = Reference(example-young-man)
* authoredOn = "2026-04-14T10:21:00Z"
* owner = Reference(example-link-worker)
* reasonReference = Reference(example-flag-safety)
