Extension: Assurance
Id: assurance
Title: "Assurance"
Description: "When somebody last made sure that what a directory says of a community service is true, and who."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "When it was last checked"
* extension contains date 1..1 MS and by 0..1 MS
* extension[date] ^short = "The day"
* extension[date].value[x] 1..1
* extension[date].value[x] only date
* extension[by] ^short = "Who, for instance an e-mail address"
* extension[by].value[x] 1..1
* extension[by].value[x] only string
