Instance: sp-referral-2-f3-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-2 fails: signposting as an original order."
* insert ExampleReferral(active-signposting)
* intent = #original-order
