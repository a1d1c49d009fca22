Instance: sp-referral-1-p1-pass
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-1 passes: guidance for volunteers of a place, not about one person."
* insert ExampleReferral(promoting-growing-developing)
* subject = Reference(example-allotment)
