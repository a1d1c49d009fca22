Instance: example-occupational-therapist
InstanceOf: SPPractitioner
Usage: #example
Description: "The occupational therapist who refers Maureen to the link worker. Invented, as is the registration number."
* identifier[hcpcNumber].value = "OT000000"
* active = true
* name.family = "Okafor"
* name.given = "Grace"
