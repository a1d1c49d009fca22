Instance: example-community-group
InstanceOf: SPOrganization
Usage: #example
Description: "The charity that runs the gardening group and the choir; it has no ODS code. Invented."
* active = true
* name = "Riverside Community Gardens"
* telecom.system = #email
* telecom.value = "hello@riverside.example"
