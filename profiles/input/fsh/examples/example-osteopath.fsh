Instance: example-osteopath
InstanceOf: SPPractitioner
Usage: #example
Description: "An osteopath in practice outside the NHS. Registered with the General Osteopathic Council; invented, as is the number."
* identifier[goscNumber].value = "0000"
* active = true
* name.family = "Birch"
* name.given = "Helen"
