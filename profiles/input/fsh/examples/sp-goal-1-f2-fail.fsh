Instance: sp-goal-1-f2-fail
InstanceOf: SPGoal
Usage: #example
Description: "sp-goal-1 fails: completed, with a score only."
* insert ExampleGoal(completed)
* outcomeReference = Reference(example-outcome-end)
