Instance: example-prescription-girl
InstanceOf: SPAhpPrescription
Usage: #example
Description: "Ellie's dramatherapist prescribes a youth theatre, beside the therapy that she already has."
* extension[ahpEngagement].extension[mode].valueCodeableConcept = AHPEngagementMode#ahp-as-social-prescriber "AHP as social prescriber"
* extension[ahpEngagement].extension[profession].valueCodeableConcept = AHPProfession#dramatherapist "Dramatherapist"
* status = #active
* category = $message-category#referral
* code.text = "Youth theatre"
* subject = Reference(example-girl)
* authoredOn = "2026-06-02"
* requester = Reference(example-dramatherapist-role)
* performer.display = "Vale youth theatre"
* reasonCode = SPNeed#mental-health "Mental health"
