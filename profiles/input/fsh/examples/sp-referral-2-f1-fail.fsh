Instance: sp-referral-2-f1-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-2 fails: signposting as an order."
* insert ExampleReferral(active-signposting)
