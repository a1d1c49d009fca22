Instance: example-goal-young-man
InstanceOf: SPGoal
Usage: #example
Description: "Tomasz's goal."
* extension[importance].valueInteger = 8
* lifecycleStatus = #active
* description.text = "No more letters that I am afraid to open."
* subject = Reference(example-young-man)
* startDate = "2026-02-24"
