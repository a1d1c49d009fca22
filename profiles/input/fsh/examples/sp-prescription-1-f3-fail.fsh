Instance: sp-prescription-1-f3-fail
InstanceOf: SPAhpPrescription
Usage: #example
Description: "sp-prescription-1 fails: a profession in words only."
* insert ExamplePrescription
* contained = role-in-words
* requester = Reference(role-in-words)
