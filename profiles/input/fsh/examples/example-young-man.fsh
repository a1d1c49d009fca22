// Invented; numbers that begin with 999 are for tests.
Instance: example-young-man
InstanceOf: SPPatient
Usage: #example
Description: "Tomasz, 34, who lost his work and owes money. Prefers to speak Polish."
* identifier[nhsNumber].value = "9990000018"
* active = true
* name.family = "Nowak"
* name.given = "Tomasz"
* gender = #male
* birthDate = "1991-11-02"
* communication.language = urn:ietf:bcp:47#pl
* communication.preferred = true
