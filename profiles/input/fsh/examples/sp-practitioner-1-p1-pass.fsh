Instance: sp-practitioner-1-p1-pass
InstanceOf: SPPractitioner
Usage: #example
Description: "sp-practitioner-1 passes: a physiotherapist."
* name.text = "A professional"
* identifier[hcpcNumber].value = "PH123456"
