// Signposting that does not say whereto.
RuleSet: ExampleSignposting
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#active-signposting
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#podiatrist
* category.text = "Social prescribing"
* code = $sct#1084281000000109 "Signposting to social prescribing service"
* subject = Reference(example-person)
* authoredOn = "2026-01-15"
* requester = Reference(example-podiatrist-role)
* reasonCode = SPNeed#physical-inactivity
