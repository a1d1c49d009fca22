Instance: sp-patient-1-f3-fail
InstanceOf: SPPatient
Usage: #example
Description: "sp-patient-1 fails: spaces are for reading, not for keeping."
* name.text = "A person"
* identifier[nhsNumber].value = "943 476 5919"
