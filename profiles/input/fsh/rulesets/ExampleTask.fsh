// A task of Maureen's referral in some status, from which an example may differ in one place.
RuleSet: ExampleTask(status)
* status = #{status}
* focus = Reference(example-referral)
* for = Reference(example-person)
* authoredOn = "2026-03-02T14:30:00Z"
* requester = Reference(example-occupational-therapist-role)
