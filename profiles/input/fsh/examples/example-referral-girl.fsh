Instance: example-referral-girl
InstanceOf: SPLinkWorkerReferral
Usage: #example
Description: "Ellie, referred later, when her mother asked for more help."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker "Refer to link worker"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#dramatherapist "Dramatherapist"
* status = #active
* category = $message-category#referral
* code = $sct#871731000000106 "Referral to social prescribing service"
* subject = Reference(example-girl)
* authoredOn = "2026-05-12"
* requester = Reference(example-dramatherapist-role)
* performer = Reference(example-network)
* reasonCode = SPNeed#mental-health "Mental health"
