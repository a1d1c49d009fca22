Instance: sp-consent-1-f2-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-1 fails: an actor without a yes or a no."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(example-community-group)
