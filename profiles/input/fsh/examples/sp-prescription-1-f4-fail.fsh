Instance: sp-prescription-1-f4-fail
InstanceOf: SPAhpPrescription
Usage: #example
Description: "sp-prescription-1 fails: a person, who may be at work in any role."
* insert ExamplePrescription
* requester.reference = "Practitioner/example-osteopath"
