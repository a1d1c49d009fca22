// A request that stands inside another resource, without its status.
RuleSet: ExampleRawRequest(intent, mode)
* intent = #{intent}
* extension[0].url = "{canonical}/StructureDefinition/ahp-engagement"
* extension[=].extension[0].url = "mode"
* extension[=].extension[=].valueCodeableConcept = AHPEngagementMode#{mode}
* extension[=].extension[+].url = "profession"
* extension[=].extension[=].valueCodeableConcept = AHPProfession#podiatrist
* category.text = "Social prescribing"
* code.text = "Walking group"
* subject = Reference(example-person)
* authoredOn = "2026-01-15"
* requester = Reference(example-podiatrist-role)
* reasonCode = SPNeed#physical-inactivity
