// The code is invented.
Instance: example-network
InstanceOf: SPOrganization
Usage: #example
Description: "The primary care network that employs the link worker. Invented."
* identifier[odsOrganisationCode].value = "U00000"
* active = true
* name = "Vale Primary Care Network"
