Instance: sp-prescription-1-f1-fail
InstanceOf: SPAhpPrescription
Usage: #example
Description: "sp-prescription-1 fails: a link worker prescribes."
* insert ExamplePrescription
* contained = role-link-worker
* requester = Reference(role-link-worker)
