// Maureen's answers to a form, at the baseline, without the answers.
RuleSet: ExampleAnswers(form)
* basedOn = Reference(example-plan)
* questionnaire = Canonical({form})
* status = #completed
* subject = Reference(example-person)
* authored = "2026-03-02T15:00:00Z"
* author = Reference(example-link-worker)
* source = Reference(example-person)
