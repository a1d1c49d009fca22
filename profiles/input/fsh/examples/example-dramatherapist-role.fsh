Instance: example-dramatherapist-role
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The dramatherapist at work for the primary care network."
* extension[setting].valueCodeableConcept = SPSetting#primary-care "Primary care"
* active = true
* practitioner = Reference(example-dramatherapist)
* organization = Reference(example-network)
* code = AHPProfession#dramatherapist "Dramatherapist"
