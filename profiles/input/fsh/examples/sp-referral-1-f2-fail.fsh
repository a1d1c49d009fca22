Instance: sp-referral-1-f2-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-1 fails: a person is named by an absolute address."
* insert ExampleReferral(promoting-growing-developing)
* subject.reference = "https://fhir.example/r4/Patient/7"
