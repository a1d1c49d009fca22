Instance: example-occupational-therapist-role
InstanceOf: PractitionerRole
Usage: #example
Description: "The occupational therapist at work in the hospital trust."
* active = true
* practitioner = Reference(example-occupational-therapist)
* organization = Reference(example-trust)
* code[0] = AHPProfession#occupational-therapist "Occupational therapist"
* code[=].coding[+] = $sct#80546007 "Occupational therapist"
