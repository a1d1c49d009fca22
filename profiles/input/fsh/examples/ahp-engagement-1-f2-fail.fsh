Instance: ahp-engagement-1-f2-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-1 fails: signposting twice, as a proposal."
* insert ExampleReferral(active-signposting)
* intent = #proposal
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#active-signposting
