Instance: example-development-place
InstanceOf: SPDevelopmentActivity
Usage: #example
Description: "The occupational therapist advises how the allotments become safe for people who use a wheelchair."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#promoting-growing-developing "Promoting, growing and developing social prescribing"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#occupational-therapist "Occupational therapist"
* status = #completed
* intent = #plan
* category.text = "Social prescribing"
* code.text = "Guidance on access"
* subject = Reference(example-allotment)
* authoredOn = "2026-04-20"
* requester = Reference(example-occupational-therapist-role)
* reasonCode = SPNeed#physical-wellbeing "Physical wellbeing"
