Instance: sp-signposting-2-p1-pass
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-2 passes: signposting that was entered in error."
* insert ExampleSignposting
* performer = Reference(example-walking-group)
* status = #entered-in-error
