Instance: sp-prescription-1-p1-pass
InstanceOf: SPAhpPrescription
Usage: #example
Description: "sp-prescription-1 passes: a physiotherapist prescribes."
* insert ExamplePrescription
* contained = role-physiotherapist
* requester = Reference(role-physiotherapist)
