Instance: example-occupational-therapist-role
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The occupational therapist at work in the hospital trust."
* extension[setting].valueCodeableConcept = SPSetting#secondary-care "Secondary care"
* active = true
* practitioner = Reference(example-occupational-therapist)
* organization = Reference(example-trust)
* code[0] = AHPProfession#occupational-therapist "Occupational therapist"
* code[=].coding[+] = $sct#80546007 "Occupational therapist"
