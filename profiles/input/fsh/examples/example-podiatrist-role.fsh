Instance: example-podiatrist-role
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The podiatrist at work in the community clinic."
* extension[setting].valueCodeableConcept = SPSetting#community "Community"
* active = true
* practitioner = Reference(example-podiatrist)
* organization = Reference(example-trust)
* code[0] = AHPProfession#podiatrist "Chiropodist or podiatrist"
* code[=].coding[+] = $sct#159034004 "Podiatrist"
* location = Reference(example-clinic)
