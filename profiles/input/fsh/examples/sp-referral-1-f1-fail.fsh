Instance: sp-referral-1-f1-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-1 fails: the subject of work for the system is a person."
* insert ExampleReferral(promoting-growing-developing)
