Instance: sp-role-1-f1-fail
InstanceOf: SPPractitionerRole
Usage: #example
Description: "sp-role-1 fails: a role of nobody."
* code = SPRole#link-worker
* active = true
