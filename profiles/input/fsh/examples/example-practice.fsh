// The code is invented.
Instance: example-practice
InstanceOf: SPOrganization
Usage: #example
Description: "Maureen's general practice. Invented."
* identifier[odsOrganisationCode].value = "Z00000"
* active = true
* name = "Mill Lane Surgery"
* partOf = Reference(example-network)
