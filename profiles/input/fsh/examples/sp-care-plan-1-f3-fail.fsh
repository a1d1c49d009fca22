Instance: sp-care-plan-1-f3-fail
InstanceOf: SPCarePlan
Usage: #example
Description: "sp-care-plan-1 fails: one activity of two says what it is."
* insert ExamplePlan
* subject = Reference(example-person)
* activity[0].detail.code = SPActivity#arts
* activity[=].detail.status = #not-started
* activity[+].progress.text = "Went once"
