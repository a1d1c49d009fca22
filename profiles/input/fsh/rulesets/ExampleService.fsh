// A community service without a way to get there, which an example adds or does not.
RuleSet: ExampleService
* active = true
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
