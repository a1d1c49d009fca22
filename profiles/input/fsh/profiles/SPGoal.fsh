Profile: SPGoal
Parent: Goal
Id: SPGoal
Title: "Goal"
Description: "Given a person who says what matters to them, when a goal is agreed, then it is in the person's words, says how important it is to them, and in the end whether it was reached."
* ^experimental = false
* insert OurCopyright
* obeys sp-goal-1
* extension contains Importance named importance 0..1 MS
* lifecycleStatus MS
* achievementStatus MS
* category MS
* description MS
* description ^short = "The goal, in the person's words"
* subject only Reference(Patient)
* start[x] MS
* target MS
* target.measure MS
* target.measure from SPOutcomeMeasures (extensible)
* target.due[x] MS
* expressedBy MS
* addresses MS
* outcomeReference MS
* outcomeReference ^short = "What shows it, for instance a score"
