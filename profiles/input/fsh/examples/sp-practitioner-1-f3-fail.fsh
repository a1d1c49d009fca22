Instance: sp-practitioner-1-f3-fail
InstanceOf: SPPractitioner
Usage: #example
Description: "sp-practitioner-1 fails: no letters."
* name.text = "A professional"
* identifier[hcpcNumber].value = "123456"
