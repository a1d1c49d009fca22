Instance: sp-signposting-1-f2-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-1 fails: where it was said is not whereto."
* insert ExampleSignposting
* status = #completed
* locationReference = Reference(example-clinic)
