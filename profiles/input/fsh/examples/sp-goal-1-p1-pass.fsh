Instance: sp-goal-1-p1-pass
InstanceOf: SPGoal
Usage: #example
Description: "sp-goal-1 passes: completed and not reached."
* insert ExampleGoal(completed)
* achievementStatus = $goal-achievement#not-achieved
