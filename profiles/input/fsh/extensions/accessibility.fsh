Extension: Accessibility
Id: accessibility
Title: "Accessibility"
Description: "How people with a disability get into a place and around it."
Context: Location
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "How accessible it is"
* extension contains description 0..1 MS and details 0..1 MS and url 0..1
* extension[description] ^short = "What there is, for instance a ramp"
* extension[description].value[x] 1..1
* extension[description].value[x] only string
* extension[details] ^short = "What else is to be known about it"
* extension[details].value[x] 1..1
* extension[details].value[x] only string
* extension[url] ^short = "A page about it"
* extension[url].value[x] 1..1
* extension[url].value[x] only uri
