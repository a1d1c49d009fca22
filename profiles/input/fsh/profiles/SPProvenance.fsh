Profile: SPProvenance
Parent: Provenance
Id: SPProvenance
Title: "Provenance"
Description: "Given a resource that somebody made, changed or took back, when a later reader asks, then the provenance says who did what, when, for whom and why."
* ^experimental = false
* insert OurCopyright
* obeys sp-provenance-1
* target MS
* target ^short = "The version that came about"
* occurred[x] MS
* recorded MS
* reason MS
* activity 1..1 MS
* activity from http://hl7.org/fhir/ValueSet/provenance-activity-type (extensible)
* agent MS
* agent.type MS
* agent.who MS
* agent.onBehalfOf MS
* entity MS
