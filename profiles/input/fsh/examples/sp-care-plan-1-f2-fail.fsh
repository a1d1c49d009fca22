Instance: sp-care-plan-1-f2-fail
InstanceOf: SPCarePlan
Usage: #example
Description: "sp-care-plan-1 fails: confidence in nothing."
* insert ExamplePlan
* subject = Reference(example-person)
* activity.extension[confidence].valueInteger = 5
