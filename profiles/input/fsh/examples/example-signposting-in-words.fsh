Instance: example-signposting-in-words
InstanceOf: SPSignposting
Usage: #example
Description: "The osteopath, outside the NHS, tells Tomasz of a help line that no directory knows yet."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#active-signposting "Active signposting"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#osteopath "Osteopath"
* extension[setting].valueCodeableConcept = SPSetting#outside-nhs "Outside the NHS"
* extension[signpostedTo].valueString = "The Polish help line of the Vale church"
* status = #completed
* category.text = "Social prescribing"
* code = $sct#1084281000000109 "Signposting to social prescribing service"
* subject = Reference(example-young-man)
* authoredOn = "2026-02-03"
* requester = Reference(example-osteopath-role)
* reasonCode = SPNeed#gambling "Gambling"
