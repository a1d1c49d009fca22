Instance: example-between-modes
InstanceOf: SPReferral
Usage: #example
Description: "An activity between two modes: the dramatherapist gives Ellie's mother a list of youth groups, and asks the link worker to ring if she wishes. It claims the general profile."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#active-signposting "Active signposting"
* extension[ahpEngagement].extension[secondaryMode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker "Refer to link worker"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#dramatherapist "Dramatherapist"
* extension[referralMethod].valueCodeableConcept = SPReferralMethod#phone "Phone"
* status = #active
* intent = #order
* category = $message-category#referral
* code = $sct#871731000000106 "Referral to social prescribing service"
* subject = Reference(example-girl)
* authoredOn = "2026-04-14"
* requester = Reference(example-dramatherapist-role)
* performer = Reference(example-link-worker)
* reasonCode = SPNeed#mental-health "Mental health"
