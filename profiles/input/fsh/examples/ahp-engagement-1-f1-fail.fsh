Instance: ahp-engagement-1-f1-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-1 fails: the secondary mode is the mode again."
* insert ExampleReferral(refer-to-link-worker)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker
