Instance: sp-goal-1-f3-fail
InstanceOf: SPGoal
Usage: #example
Description: "sp-goal-1 fails: completed, with a note only."
* insert ExampleGoal(completed)
* note.text = "We talked about it."
