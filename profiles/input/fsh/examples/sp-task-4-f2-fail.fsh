Instance: sp-task-4-f2-fail
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-4 fails: the focus is signposting, which should be done."
* status = #requested
* for = Reference(example-person)
* authoredOn = "2026-03-02"
* requester = Reference(example-occupational-therapist-role)
* contained = request-proposal-active
* focus = Reference(request-proposal-active)
