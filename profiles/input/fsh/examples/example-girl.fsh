// Invented; numbers that begin with 999 are for tests.
Instance: example-girl
InstanceOf: SPPatient
Usage: #example
Description: "Ellie, 13: children are supported as well as adults."
* identifier[nhsNumber].value = "9990000026"
* active = true
* name.family = "Marsh"
* name.given = "Ellie"
* gender = #female
* birthDate = "2012-08-30"
* contact.name.text = "Jo Marsh"
* contact.relationship.text = "Mother"
