Instance: sp-consent-1-p1-pass
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-1 passes: a consent that denies."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.type = #deny
