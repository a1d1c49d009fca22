// A referral of nobody yet.
RuleSet: ExampleRequest(mode)
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#{mode}
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#occupational-therapist
* status = #active
* intent = #order
* category = $message-category#referral
* code = $sct#871731000000106 "Referral to social prescribing service"
* authoredOn = "2026-03-02"
* requester = Reference(example-occupational-therapist-role)
* reasonCode = SPNeed#loneliness-isolation
