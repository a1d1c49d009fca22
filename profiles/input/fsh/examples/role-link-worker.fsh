Instance: role-link-worker
InstanceOf: PractitionerRole
Usage: #inline
Description: "A role, for the examples of sp-prescription-1."
* organization = Reference(example-network)
* code = SPRole#link-worker
