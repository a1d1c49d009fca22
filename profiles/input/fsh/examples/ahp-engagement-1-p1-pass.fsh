Instance: ahp-engagement-1-p1-pass
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-1 passes: the activity sits between signposting and referral to a link worker."
* insert ExampleReferral(active-signposting)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker
