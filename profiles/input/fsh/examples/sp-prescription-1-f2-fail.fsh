Instance: sp-prescription-1-f2-fail
InstanceOf: SPAhpPrescription
Usage: #example
Description: "sp-prescription-1 fails: a volunteer prescribes."
* insert ExamplePrescription
* contained = role-volunteer
* requester = Reference(role-volunteer)
