// The code is invented.
Instance: example-clinic
InstanceOf: SPLocation
Usage: #example
Description: "The community clinic of the podiatrist."
* identifier[odsSiteCode].value = "R0X01"
* status = #active
* name = "Riverside clinic"
* managingOrganization = Reference(example-trust)
