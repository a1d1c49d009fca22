Instance: example-development-supervision
InstanceOf: SPDevelopmentActivity
Usage: #example
Description: "The dramatherapist supervises the link workers of the network."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#promoting-growing-developing "Promoting, growing and developing social prescribing"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#dramatherapist "Dramatherapist"
* status = #active
* intent = #plan
* category.text = "Social prescribing"
* code.text = "Supervision of link workers"
* subject.type = "Group"
* subject.display = "Link workers of the Vale Primary Care Network"
* occurrenceTiming.repeat.frequency = 1
* occurrenceTiming.repeat.period = 1
* occurrenceTiming.repeat.periodUnit = #mo
* authoredOn = "2026-01-08"
* requester = Reference(example-dramatherapist-role)
* reasonCode = SPNeed#mental-health "Mental health"
