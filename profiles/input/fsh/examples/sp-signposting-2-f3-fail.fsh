Instance: sp-signposting-2-f3-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-2 fails: signposting that is revoked."
* insert ExampleSignposting
* performer = Reference(example-walking-group)
* status = #revoked
