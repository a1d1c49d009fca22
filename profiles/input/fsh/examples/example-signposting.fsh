Instance: example-signposting
InstanceOf: SPSignposting
Usage: #example
Description: "January. The podiatrist tells Maureen of a walking group: a short conversation, and she goes by herself."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#active-signposting "Active signposting"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#podiatrist "Chiropodist or podiatrist"
* extension[ahpEngagement].extension[inputMinutes].valuePositiveInt = 5
* extension[setting].valueCodeableConcept = SPSetting#community "Community"
* status = #completed
* category.text = "Social prescribing"
* code = $sct#1084281000000109 "Signposting to social prescribing service"
* subject = Reference(example-person)
* authoredOn = "2026-01-15T11:10:00Z"
* requester = Reference(example-podiatrist-role)
* performer = Reference(example-walking-group)
* reasonCode = SPNeed#physical-inactivity "Physical inactivity"
