Instance: example-volunteers
InstanceOf: Group
Usage: #example
Description: "The volunteers of the choir."
* active = true
* type = #person
* actual = true
* name = "Volunteers of Sing again"
* quantity = 9
* managingEntity = Reference(example-community-group)
