Instance: role-volunteer
InstanceOf: PractitionerRole
Usage: #inline
Description: "A role, for the examples of sp-prescription-1."
* organization = Reference(example-community-group)
* code = SPRole#volunteer
