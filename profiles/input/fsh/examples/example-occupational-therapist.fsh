Instance: example-occupational-therapist
InstanceOf: Practitioner
Usage: #example
Description: "The occupational therapist of the story. Invented, as is the registration number."
* identifier.system = $hcpc-number
* identifier.value = "OT000000"
* active = true
* name.family = "Okafor"
* name.given = "Grace"
