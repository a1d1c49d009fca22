Instance: sp-consent-2-f2-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-2 fails: permitted for a time, to everybody."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.type = #permit
* provision.period.end = "2027-03-02"
