Instance: example-plan-choir
InstanceOf: SPCarePlan
Usage: #example
Description: "What Maureen and her therapist agreed: the choir, and the therapist goes along."
* insert ExamplePlan
* subject = Reference(example-person)
* period.start = "2026-09-10"
* author = Reference(example-speech-therapist-role)
* goal = Reference(example-goal-choir)
* activity.extension[confidence].valueInteger = 7
* activity.detail.code = SPActivity#music "Music"
* activity.detail.status = #scheduled
* activity.detail.performer = Reference(example-choir)
