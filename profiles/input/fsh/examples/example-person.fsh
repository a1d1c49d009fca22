// Invented; the NHS number is one that is never issued.
Instance: example-person
InstanceOf: SPPatient
Usage: #example
Description: "Maureen, 72, the person of the story: she misses company and her garden since she moved to a flat."
* identifier[nhsNumber].value = "9000000009"
* active = true
* name.family = "Harding"
* name.given = "Maureen"
* telecom.system = #phone
* telecom.value = "01632 960001"
* gender = #female
* birthDate = "1953-05-17"
* address.line = "4 Mill Court"
* address.city = "Riverside"
* address.country = "GB"
* generalPractitioner = Reference(example-practice)
