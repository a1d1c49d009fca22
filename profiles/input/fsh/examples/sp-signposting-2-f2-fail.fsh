Instance: sp-signposting-2-f2-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-2 fails: signposting that is draft."
* insert ExampleSignposting
* performer = Reference(example-walking-group)
* status = #draft
