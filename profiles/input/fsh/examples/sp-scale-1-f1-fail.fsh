Instance: sp-scale-1-f1-fail
InstanceOf: SPGoal
Usage: #example
Description: "sp-scale-1 fails: the scale begins at 1."
* insert ExampleGoal(active)
* extension[importance].valueInteger = 0
