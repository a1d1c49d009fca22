Instance: example-osteopath-role
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The osteopath in her own practice, outside the NHS."
* extension[setting].valueCodeableConcept = SPSetting#outside-nhs "Outside the NHS"
* active = true
* practitioner = Reference(example-osteopath)
* organization.display = "Birch Osteopathy"
* code[0] = AHPProfession#osteopath "Osteopath"
* code[=].coding[+] = $sct#76231001 "Osteopath"
