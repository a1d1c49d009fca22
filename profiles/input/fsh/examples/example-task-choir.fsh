Instance: example-task-choir
InstanceOf: SPReferralTask
Usage: #example
Description: "The prescription of the choir, under way: the therapist goes along herself."
* status = #in-progress
* businessStatus = SPReferralOutcome#activity-started "Activity started"
* focus = Reference(example-prescription)
* for = Reference(example-person)
* authoredOn = "2026-09-10T09:00:00Z"
* lastModified = "2026-09-29"
* requester = Reference(example-speech-therapist-role)
* owner = Reference(example-community-group)
