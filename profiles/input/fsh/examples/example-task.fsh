Instance: example-task
InstanceOf: SPReferralTask
Usage: #example
Description: "The loop around Maureen's referral is closed: after seven conversations she gardens every week, and the last score is what came of it."
* extension[linkWorkerContactCount].valueUnsignedInt = 7
* status = #completed
* businessStatus = SPReferralOutcome#activity-completed "Activity completed"
* priority = #routine
* focus = Reference(example-referral)
* for = Reference(example-person)
* authoredOn = "2026-03-02T14:30:00Z"
* lastModified = "2026-06-25T15:00:00Z"
* requester = Reference(example-occupational-therapist-role)
* owner = Reference(example-link-worker)
* restriction.period.end = "2026-06-30"
* output[0].type.text = "Life satisfaction at the end"
* output[=].valueReference = Reference(example-outcome-end)
* output[+].type = SPTaskOutput#report-back "Message back to GP and referrer"
* output[=].valueReference = Reference(example-report-back)
