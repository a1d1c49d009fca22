Instance: sp-role-1-f3-fail
InstanceOf: SPPractitionerRole
Usage: #example
Description: "sp-role-1 fails: a service is not somebody."
* code = SPRole#link-worker
* healthcareService = Reference(example-choir)
