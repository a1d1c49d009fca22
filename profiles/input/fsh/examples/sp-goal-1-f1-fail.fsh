Instance: sp-goal-1-f1-fail
InstanceOf: SPGoal
Usage: #example
Description: "sp-goal-1 fails: completed, and nobody knows."
* insert ExampleGoal(completed)
