Extension: AHPEngagement
Id: ahp-engagement
Title: "How the allied health professional engages"
Description: "In which of the four modes an allied health professional engages with social prescribing, and of which profession they are. If the activity sits between two modes, the second one says so."
Context: ServiceRequest
* ^experimental = false
* insert OurCopyright
* . ^short = "How the allied health professional engages"
* . ^definition = "Mode of engagement and profession of the allied health professional."
* . 0..1
* obeys ahp-engagement-1 and ahp-engagement-2
* extension contains mode 1..1 MS and secondaryMode 0..1 MS and profession 1..1 MS and inputMinutes 0..1 MS
* extension[mode] ^short = "The mode of engagement"
* extension[mode].value[x] 1..1
* extension[mode].value[x] only CodeableConcept
* extension[mode].value[x] from AHPEngagementModes (required)
* extension[secondaryMode] ^short = "The neighbouring mode, if the activity sits between two"
* extension[secondaryMode].value[x] 1..1
* extension[secondaryMode].value[x] only CodeableConcept
* extension[secondaryMode].value[x] from AHPEngagementModes (required)
* extension[profession] ^short = "The profession of the one who engages"
* extension[profession].value[x] 1..1
* extension[profession].value[x] only CodeableConcept
* extension[profession].value[x] from AHPProfessions (required)
* extension[inputMinutes] ^short = "How many minutes the professional put in"
* extension[inputMinutes].value[x] 1..1
* extension[inputMinutes].value[x] only positiveInt
