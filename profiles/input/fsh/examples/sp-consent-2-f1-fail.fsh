Instance: sp-consent-2-f1-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-2 fails: permitted to everybody."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.type = #permit
