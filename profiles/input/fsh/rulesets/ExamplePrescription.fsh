// A prescription by somebody.
RuleSet: ExamplePrescription
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#physiotherapist
* status = #active
* category = $message-category#referral
* code.text = "Walking football"
* subject = Reference(example-young-man)
* authoredOn = "2026-05-05"
* performer.display = "Riverside walking football"
* reasonCode = SPNeed#physical-inactivity
