Extension: Funding
Id: funding
Title: "Funding"
Description: "A source of the money by which a community service runs."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "Who pays for it"
* extension contains source 0..1 MS
* extension[source] ^short = "For instance a grant of the council"
* extension[source].value[x] 1..1
* extension[source].value[x] only string
