Instance: example-task-rejected
InstanceOf: SPReferralTask
Usage: #example
Description: "The advice line cannot take Tomasz now and says so. The requester may ask another service."
* status = #rejected
* statusReason = SPStatusReason#no-capacity "No capacity"
* statusReason.text = "The next free appointment is in eleven weeks, too late for the hearing."
* businessStatus = SPReferralOutcome#case-closed "Case closed"
* focus = Reference(example-referral-young-man)
* for = Reference(example-young-man)
* authoredOn = "2026-02-17"
* lastModified = "2026-02-19"
* requester = Reference(example-osteopath-role)
* owner.display = "Vale Advice Centre"
