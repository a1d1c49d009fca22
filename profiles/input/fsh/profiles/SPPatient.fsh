// Parent: base R4. UK Core STU2 slices identifier by system, too, so that both fit one person. What must be supported is what the
// national standard calls "must have".
Profile: SPPatient
Parent: Patient
Id: SPPatient
Title: "Person"
Description: "Given a person of any age whom social prescribing may help, when their record is exchanged, then it has a name, and an NHS number is one that can have been issued."
* ^experimental = false
* insert OurCopyright
* insert SlicedBySystem
* identifier MS
* insert IdentifierSlice(nhsNumber, $nhs-number, "NHS number")
* identifier[nhsNumber].value obeys sp-patient-1
* active MS
// somebody must be able to greet the person
* name 1..* MS
* telecom MS
* gender MS
// no rule on age: the framework is for children, too
* birthDate MS
* address MS
* contact MS
* communication MS
* communication ^short = "Languages, and which is preferred: whoever welcomes the person must know"
* generalPractitioner MS
* generalPractitioner ^short = "The GP practice, which is told of the outcome"
