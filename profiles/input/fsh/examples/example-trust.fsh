// The code is invented.
Instance: example-trust
InstanceOf: SPOrganization
Usage: #example
Description: "The hospital trust where the occupational therapist works. Invented."
* identifier[odsOrganisationCode].value = "R0X"
* active = true
* name = "Vale Hospitals NHS Foundation Trust"
