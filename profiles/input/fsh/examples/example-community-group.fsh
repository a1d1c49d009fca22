Instance: example-community-group
InstanceOf: Organization
Usage: #example
Description: "The charity that runs the gardening group. Invented."
* active = true
* name = "Riverside Community Gardens"
