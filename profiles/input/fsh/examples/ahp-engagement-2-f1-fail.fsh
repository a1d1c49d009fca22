Instance: ahp-engagement-2-f1-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-2 fails: between signposting and prescribing stands the referral to a link worker."
* insert ExampleReferral(active-signposting)
* intent = #proposal
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber
