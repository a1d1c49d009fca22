Instance: sp-task-4-p1-pass
InstanceOf: SPReferralTask
Usage: #example
Description: "sp-task-4 passes: the focus is an order."
* status = #requested
* for = Reference(example-person)
* authoredOn = "2026-03-02"
* requester = Reference(example-occupational-therapist-role)
* contained = request-order
* focus = Reference(request-order)
