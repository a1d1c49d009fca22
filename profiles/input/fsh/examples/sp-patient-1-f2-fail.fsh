Instance: sp-patient-1-f2-fail
InstanceOf: SPPatient
Usage: #example
Description: "sp-patient-1 fails: nine digits."
* name.text = "A person"
* identifier[nhsNumber].value = "943476591"
