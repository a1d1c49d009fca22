Instance: sp-signposting-2-f1-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-2 fails: signposting that is active."
* insert ExampleSignposting
* performer = Reference(example-walking-group)
* status = #active
