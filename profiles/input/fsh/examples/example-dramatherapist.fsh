Instance: example-dramatherapist
InstanceOf: SPPractitioner
Usage: #example
Description: "The dramatherapist who works with Ellie. Invented, as is the registration number."
* identifier[hcpcNumber].value = "AS000000"
* active = true
* name.family = "Lewis"
* name.given = "Owen"
