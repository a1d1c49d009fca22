Instance: sp-referral-1-f3-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-1 fails: a person is named by an NHS number."
* insert ExampleRequest(promoting-growing-developing)
* subject.identifier.system = $nhs-number
* subject.identifier.value = "9000000009"
