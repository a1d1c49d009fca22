Instance: sp-consent-1-f1-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-1 fails: no provision at all."
* insert ExampleConsent
* patient = Reference(example-person)
* performer = Reference(example-person)
