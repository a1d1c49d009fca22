// Parent: base R4. UK Core STU2 leaves identifier open.
Profile: SPPractitioner
Parent: Practitioner
Id: SPPractitioner
Title: "Professional"
Description: "Given an allied health professional or a link worker, when they request or take on social prescribing, then their name is known, and their registration if they have one."
* ^experimental = false
* insert OurCopyright
* insert SlicedBySystem
* identifier MS
* insert IdentifierSlice(hcpcNumber, $hcpc-number, "Registration with the Health and Care Professions Council")
* identifier[hcpcNumber].value obeys sp-practitioner-1
// osteopaths are not registered with the Health and Care Professions Council
* insert IdentifierSlice(goscNumber, "{canonical}/Id/gosc-number", "Registration with the General Osteopathic Council")
* insert IdentifierSlice(sdsUser, $sds-user, "User of the Spine Directory Service")
* active MS
* name 1..* MS
* telecom MS
