Instance: ahp-engagement-2-f3-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-2 fails: developing is no place on the spectrum."
* insert ExampleReferral(refer-to-link-worker)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#promoting-growing-developing
