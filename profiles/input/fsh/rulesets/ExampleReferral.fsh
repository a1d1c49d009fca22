// A complete referral, from which an example may differ in one place.
RuleSet: ExampleReferral(mode)
* insert ExampleRequest({mode})
* subject = Reference(example-person)
