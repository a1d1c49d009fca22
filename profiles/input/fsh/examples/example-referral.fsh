Instance: example-referral
InstanceOf: SPReferral
Usage: #example
Description: "The occupational therapist refers the person to the link worker because of loneliness, with the gardening group in mind."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker "Refer to link worker"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#occupational-therapist "Occupational therapist"
* status = #active
* intent = #order
* category = $message-category#referral
* priority = #routine
* code = $sct#871731000000106 "Referral to social prescribing service"
* subject = Reference(example-person)
* authoredOn = "2026-03-02T14:30:00Z"
* requester = Reference(example-occupational-therapist-role)
* performer[0] = Reference(example-link-worker)
* performer[+] = Reference(example-gardening-group)
* reasonCode[0] = SPNeed#loneliness-isolation "Loneliness or isolation"
* reasonCode[+] = SPNeed#physical-inactivity "Physical inactivity"
* note.text = "Gave up her garden when she moved to a flat, and misses it."
