Instance: example-prescription
InstanceOf: SPAhpPrescription
Usage: #example
Description: "September. After a small stroke Maureen finds it hard to speak. Her speech and language therapist prescribes the choir and goes along to the first evenings."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber "AHP as social prescriber"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#speech-language-therapist "Speech and language therapist"
* extension[ahpEngagement].extension[inputMinutes].valuePositiveInt = 240
* extension[setting].valueCodeableConcept = SPSetting#secondary-care "Secondary care"
* basedOn = Reference(example-plan-choir)
* status = #active
* category = $message-category#referral
* code = $sct#871731000000106 "Referral to social prescribing service"
* subject = Reference(example-person)
* authoredOn = "2026-09-10T09:00:00Z"
* requester = Reference(example-speech-therapist-role)
* performer = Reference(example-choir)
* reasonCode[0] = SPNeed#long-term-condition "Long-term condition"
* reasonCode[+] = SPNeed#loneliness-isolation "Loneliness or isolation"
