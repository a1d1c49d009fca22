Instance: ahp-engagement-2-f2-fail
InstanceOf: SPReferral
Usage: #example
Description: "ahp-engagement-2 fails: prescribing is no neighbour of signposting."
* insert ExampleReferral(ahp-as-social-prescriber)
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#active-signposting
