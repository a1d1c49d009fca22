Instance: example-consent-young-man
InstanceOf: SPConsent
Usage: #example
Description: "Tomasz agrees to the advice line, but not that notes go to his GP practice."
* extension[shareWithGP].valueBoolean = false
* insert ExampleConsent
* patient = Reference(example-young-man)
* performer = Reference(example-young-man)
* provision.type = #permit
* provision.actor.role = $participation#IRCP
* provision.actor.reference.display = "Vale Advice Centre"
