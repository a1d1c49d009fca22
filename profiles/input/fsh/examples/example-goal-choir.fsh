Instance: example-goal-choir
InstanceOf: SPGoal
Usage: #example
Description: "Maureen's goal after the stroke."
* extension[importance].valueInteger = 10
* lifecycleStatus = #active
* description.text = "I want to sing where I cannot speak."
* subject = Reference(example-person)
* startDate = "2026-09-10"
* expressedBy = Reference(example-person)
* addresses = Reference(example-prescription)
