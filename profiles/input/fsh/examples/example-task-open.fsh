Instance: example-task-open
InstanceOf: SPReferralTask
Usage: #example
Description: "Ellie's referral waits for a link worker to take it: it has no owner yet."
* status = #requested
* businessStatus = SPReferralOutcome#awaiting-triage "Awaiting triage"
* focus = Reference(example-referral-girl)
* for = Reference(example-girl)
* authoredOn = "2026-05-12"
* requester = Reference(example-dramatherapist-role)
* restriction.period.end = "2026-05-26"
