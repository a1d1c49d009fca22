// A goal of Maureen's in some state.
RuleSet: ExampleGoal(state)
* lifecycleStatus = #{state}
* description.text = "To know somebody in the street."
* subject = Reference(example-person)
