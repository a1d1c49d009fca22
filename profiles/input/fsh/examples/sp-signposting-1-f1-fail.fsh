Instance: sp-signposting-1-f1-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-1 fails: nothing says whereto."
* insert ExampleSignposting
* status = #completed
* note.text = "Went well."
