Instance: sp-patient-1-p1-pass
InstanceOf: SPPatient
Usage: #example
Description: "sp-patient-1 passes: the check digit of 943476591 is 9."
* name.text = "A person"
* identifier[nhsNumber].value = "9434765919"
