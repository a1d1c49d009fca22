// No code of SNOMED CT for the occupation was found in openly licensed lists, so that the code is ours.
Instance: example-link-worker
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The link worker who receives the referral."
* extension[setting].valueCodeableConcept = SPSetting#primary-care "Primary care"
* active = true
* practitioner = Reference(example-link-worker-person)
* organization = Reference(example-network)
* code = SPRole#link-worker "Social prescribing link worker"
* telecom.system = #phone
* telecom.value = "01632 960002"
