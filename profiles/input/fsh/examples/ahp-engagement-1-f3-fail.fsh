Instance: ahp-engagement-1-f3-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-1 fails: prescribing twice."
* insert ExampleReferral(ahp-as-social-prescriber)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber
