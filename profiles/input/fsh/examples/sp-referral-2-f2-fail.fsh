Instance: sp-referral-2-f2-fail
InstanceOf: SPReferral
Usage: #example
Description: "sp-referral-2 fails: signposting as a plan."
* insert ExampleReferral(active-signposting)
* intent = #plan
