Instance: sp-scale-1-f2-fail
InstanceOf: SPGoal
Usage: #example
Description: "sp-scale-1 fails: the scale ends at 10."
* insert ExampleGoal(active)
* extension[importance].valueInteger = 11
