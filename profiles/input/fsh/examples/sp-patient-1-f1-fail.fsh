Instance: sp-patient-1-f1-fail
InstanceOf: SPPatient
Usage: #example
Description: "sp-patient-1 fails: the check digit of 943476591 is 9 and not 8."
* name.text = "A person"
* identifier[nhsNumber].value = "9434765918"
