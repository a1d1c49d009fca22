Instance: example-development
InstanceOf: SPDevelopmentActivity
Usage: #example
Description: "November. The therapist trains the volunteers of the choir, one of whom is Maureen, to welcome people who find it hard to speak. Nobody is the patient of it."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#promoting-growing-developing "Promoting, growing and developing social prescribing"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#speech-language-therapist "Speech and language therapist"
* extension[ahpEngagement].extension[inputMinutes].valuePositiveInt = 120
* status = #completed
* intent = #plan
* category.text = "Social prescribing"
* code.text = "Training of volunteers"
* subject = Reference(example-volunteers)
* occurrenceDateTime = "2026-11-19"
* authoredOn = "2026-11-05"
* requester = Reference(example-speech-therapist-role)
* reasonCode = SPNeed#long-term-condition "Long-term condition"
