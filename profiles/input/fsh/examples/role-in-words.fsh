Instance: role-in-words
InstanceOf: PractitionerRole
Usage: #inline
Description: "A role, for the examples of sp-prescription-1."
* organization = Reference(example-trust)
* code.text = "Physiotherapist"
