Instance: sp-care-plan-1-p1-pass
InstanceOf: SPCarePlan
Usage: #example
Description: "sp-care-plan-1 passes: an activity with a code."
* insert ExamplePlan
* subject = Reference(example-person)
* activity.detail.code = SPActivity#arts
* activity.detail.status = #not-started
