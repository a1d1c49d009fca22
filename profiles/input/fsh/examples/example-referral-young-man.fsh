Instance: example-referral-young-man
InstanceOf: SPLinkWorkerReferral
Usage: #example
Description: "Tomasz, referred because of debt and unemployment. He must not be rung at home."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#refer-to-link-worker "Refer to link worker"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#osteopath "Osteopath"
* extension[setting].valueCodeableConcept = SPSetting#outside-nhs "Outside the NHS"
* extension[shareWithGP].valueBoolean = false
* status = #active
* category = $message-category#referral
* code = $sct#871731000000106 "Referral to social prescribing service"
* orderDetail = SPHandling#contacting-subject-prohibited "Do not contact the person"
* subject = Reference(example-young-man)
* authoredOn = "2026-02-17"
* requester = Reference(example-osteopath-role)
* performer[0] = Reference(example-link-worker)
* performer[+] = Reference(example-money-advice)
* reasonCode[0] = SPNeed#debt-financial "Debt or money"
* reasonCode[+] = SPNeed#unemployment "Unemployment"
