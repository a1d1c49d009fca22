Instance: sp-referral-2-p1-pass
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-2 passes: signposting as a proposal."
* insert ExampleReferral(active-signposting)
* intent = #proposal
