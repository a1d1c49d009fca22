Instance: sp-role-1-p1-pass
InstanceOf: SPPractitionerRole
Usage: #example
Description: "sp-role-1 passes: a team of an organisation."
* code = SPRole#link-worker
* organization = Reference(example-network)
