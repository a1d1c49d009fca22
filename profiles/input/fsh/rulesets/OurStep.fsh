// An operation that takes one step with the Task of a referral.
RuleSet: OurStep(id)
* insert OurOperation(Task, {id}, false, true)
* insert Takes(note, 0, "1", string, "A note about the step\, which is added to Task.note")
* insert Takes(version, 0, "1", string, "The version of the Task that the client means\, as in If-Match; the step is refused with 412 if it is no longer current")
