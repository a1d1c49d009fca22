Instance: example-referral
InstanceOf: SPLinkWorkerReferral
Usage: #example
Description: "March. The walks were not enough: the occupational therapist refers Maureen to the link worker because of loneliness, with the gardening group in mind."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker "Refer to link worker"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#occupational-therapist "Occupational therapist"
* extension[referralMethod].valueCodeableConcept = SPReferralMethod#secure-messaging "Secure messaging"
* extension[setting].valueCodeableConcept = SPSetting#secondary-care "Secondary care"
* extension[shareWithGP].valueBoolean = true
* identifier.system = "{canonical}/Id/referral-number"
* identifier.value = "FB-2026-000001"
* status = #active
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
* supportingInfo = Reference(example-consent)
* note.text = "Gave up her garden when she moved to a flat, and misses it."
