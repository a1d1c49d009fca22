Instance: example-goal
InstanceOf: SPGoal
Usage: #example
Description: "What matters to Maureen, in her words; reached in June."
* extension[importance].valueInteger = 9
* lifecycleStatus = #completed
* achievementStatus = $goal-achievement#achieved
* description.text = "I want earth under my fingernails again, and somebody to talk to while I am at it."
* subject = Reference(example-person)
* startDate = "2026-03-12"
* target.measure = SPOutcomeMeasure#ons4-life-satisfaction "ONS4 life satisfaction"
* target.detailQuantity = 6 '{score}' "score"
* target.dueDate = "2026-06-30"
* expressedBy = Reference(example-person)
* addresses = Reference(example-referral)
* outcomeReference = Reference(example-outcome-end)
