Instance: sp-role-1-f2-fail
InstanceOf: SPPractitionerRole
Usage: #example
Description: "sp-role-1 fails: a place is not somebody."
* code = SPRole#link-worker
* location = Reference(example-clinic)
