Instance: sp-practitioner-1-f1-fail
InstanceOf: SPPractitioner
Usage: #example
Description: "sp-practitioner-1 fails: no part of the register begins with XX."
* name.text = "A professional"
* identifier[hcpcNumber].value = "XX123456"
