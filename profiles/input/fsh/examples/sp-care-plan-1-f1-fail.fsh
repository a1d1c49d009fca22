Instance: sp-care-plan-1-f1-fail
InstanceOf: SPCarePlan
Usage: #example
Description: "sp-care-plan-1 fails: an activity with a status only."
* insert ExamplePlan
* subject = Reference(example-person)
* activity.detail.status = #not-started
