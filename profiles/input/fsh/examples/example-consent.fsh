Instance: example-consent
InstanceOf: SPConsent
Usage: #example
Description: "Maureen agrees that the charity which runs the gardening group sees her referral, and that notes go to her GP practice."
* extension[shareWithGP].valueBoolean = true
* insert ExampleConsent
* patient = Reference(example-person)
* performer = Reference(example-person)
* provision.type = #permit
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(example-community-group)
* provision.data.meaning = #related
* provision.data.reference = Reference(example-referral)
