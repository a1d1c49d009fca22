Extension: Setting
Id: setting
Title: "Setting"
Description: "Where a professional works who uses social prescribing, or where a referral comes from: primary or secondary care, the community, or outside the NHS."
Context: PractitionerRole, ServiceRequest
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "Primary care, secondary care, community or outside the NHS"
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from SPSettings (required)
