// Parent: base R4. UK Core STU2 binds specialty, which stays as it is, and leaves code alone.
Profile: SPPractitionerRole
Parent: PractitionerRole
Id: SPPractitionerRole
Title: "Professional at work"
Description: "Given somebody who requests or takes on social prescribing, when they do so, then it is known in which role, and for whom: as an allied health professional, as a link worker, for a community service."
* ^experimental = false
* insert OurCopyright
* obeys sp-role-1
* extension contains Setting named setting 0..1 MS
* identifier MS
* active MS
* practitioner MS
* practitioner only Reference(Practitioner)
* organization MS
* organization only Reference(Organization)
// without a role nobody knows whether an allied health professional asks
* code 1..* MS
* code from SPRoles (extensible)
* code ^short = "The profession or the role; a coding of SNOMED CT may stand beside"
* specialty MS
* location MS
* healthcareService MS
* telecom MS
