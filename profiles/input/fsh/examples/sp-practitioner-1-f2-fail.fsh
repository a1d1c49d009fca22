Instance: sp-practitioner-1-f2-fail
InstanceOf: SPPractitioner
Usage: #example
Description: "sp-practitioner-1 fails: seven digits."
* name.text = "A professional"
* identifier[hcpcNumber].value = "PH1234567"
