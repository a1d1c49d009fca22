Instance: sp-consent-1-f3-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-1 fails: a period without a yes or a no."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.period.start = "2026-03-02"
