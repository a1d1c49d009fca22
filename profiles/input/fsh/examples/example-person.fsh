Instance: example-person
InstanceOf: Patient
Usage: #example
Description: "The person of the story, who misses company since retiring. Invented; the NHS number is one that is never issued."
* identifier.system = $nhs-number
* identifier.value = "9000000009"
* active = true
* name.family = "Harding"
* name.given = "Maureen"
* gender = #female
* birthDate = "1953-05-17"
