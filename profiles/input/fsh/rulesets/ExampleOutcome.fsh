// A complete outcome without value, from which an example may differ in one place.
RuleSet: ExampleOutcome(measure)
* basedOn = Reference(example-referral)
* status = #final
* category = $observation-category#survey
* code = SPOutcomeMeasure#{measure}
* subject = Reference(example-person)
* effectiveDateTime = "2026-03-02"
* performer = Reference(example-link-worker)
