Instance: example-plan-young-man
InstanceOf: SPCarePlan
Usage: #example
Description: "What Tomasz and Daniel agreed, as a reference to the referral."
* insert ExamplePlan
* subject = Reference(example-young-man)
* goal = Reference(example-goal-young-man)
* activity.reference = Reference(example-referral-young-man)
