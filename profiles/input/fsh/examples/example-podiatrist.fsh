Instance: example-podiatrist
InstanceOf: SPPractitioner
Usage: #example
Description: "The podiatrist who signposts Maureen to a walking group. Invented, as is the registration number."
* identifier[hcpcNumber].value = "CH000000"
* active = true
* name.family = "Rahman"
* name.given = "Amir"
