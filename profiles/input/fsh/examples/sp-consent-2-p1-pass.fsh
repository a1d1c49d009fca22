Instance: sp-consent-2-p1-pass
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-2 passes: permitted to the charity."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.type = #permit
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(example-community-group)
