Instance: sp-scale-1-f3-fail
InstanceOf: SPCarePlan
Usage: #example
Description: "sp-scale-1 fails: confidence in percent."
* insert ExamplePlan
* subject = Reference(example-person)
* activity.extension[confidence].valueInteger = 70
* activity.detail.code = SPActivity#arts
* activity.detail.status = #not-started
