// A plan in force, without a subject.
RuleSet: ExamplePlan
* status = #active
* intent = #plan
* category.text = "Personalised care and support plan"
