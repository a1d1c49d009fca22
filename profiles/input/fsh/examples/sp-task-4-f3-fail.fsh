Instance: sp-task-4-f3-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-4 fails: the focus is signposting, which is a draft."
* status = #requested
* for = Reference(example-person)
* authoredOn = "2026-03-02"
* requester = Reference(example-occupational-therapist-role)
* contained = request-proposal-draft
* focus = Reference(request-proposal-draft)
