Instance: sp-scale-1-p1-pass
InstanceOf: SPGoal
Usage: #example
Description: "sp-scale-1 passes: the highest importance."
* insert ExampleGoal(active)
* extension[importance].valueInteger = 10
