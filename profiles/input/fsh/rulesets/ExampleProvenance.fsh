// Somebody did something.
RuleSet: ExampleProvenance(activity)
* target = Reference(example-referral)
* recorded = "2026-03-03T09:12:00Z"
* activity = $data-operation#{activity}
* agent.who = Reference(example-link-worker)
