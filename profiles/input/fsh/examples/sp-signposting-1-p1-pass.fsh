Instance: sp-signposting-1-p1-pass
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-1 passes: words say whereto."
* insert ExampleSignposting
* status = #completed
* extension[signpostedTo].valueString = "The library"
