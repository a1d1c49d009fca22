Instance: example-plan
InstanceOf: SPCarePlan
Usage: #example
Description: "What Maureen and Daniel agreed: gardening on Thursdays, the first time with him."
* insert ExamplePlan
* basedOn.display = "Referral of 2 March"
* subject = Reference(example-person)
* period.start = "2026-03-12"
* author = Reference(example-link-worker)
* goal = Reference(example-goal)
* activity[0].extension[confidence].valueInteger = 6
* activity[=].detail.code = SPActivity#gardening "Gardening"
* activity[=].detail.status = #in-progress
* activity[=].detail.scheduledString = "Thursdays at ten"
* activity[=].detail.performer = Reference(example-gardening-group)
* activity[+].extension[confidence].valueInteger = 9
* activity[=].detail.code = SPActivity#befriending "Befriending"
* activity[=].detail.status = #not-started
