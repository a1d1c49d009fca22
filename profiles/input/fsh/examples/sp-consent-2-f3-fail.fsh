Instance: sp-consent-2-f3-fail
InstanceOf: SPConsent
Usage: #example
Description: "sp-consent-2 fails: permitted for a purpose, to everybody."
* insert ExampleConsent
* patient = Reference(example-person)
* provision.type = #permit
* provision.purpose = $act-reason#TREAT
