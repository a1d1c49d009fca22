Instance: ahp-engagement-2-p1-pass
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-2 passes: the two modes are neighbours on the spectrum."
* insert ExampleReferral(refer-to-link-worker)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber
