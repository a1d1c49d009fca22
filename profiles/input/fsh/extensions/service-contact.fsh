Extension: ServiceContact
Id: service-contact
Title: "Contact of a service"
Description: "A person to whom questions about a community service go. The open directory shows the person only if published is true."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "Whom to ask"
* extension contains published 1..1 MS and name 0..1 MS and title 0..1 MS
* extension[published] ^short = "Whether everybody may see who it is"
* extension[published].value[x] 1..1
* extension[published].value[x] only boolean
* extension[name] ^short = "The name of the person"
* extension[name].value[x] 1..1
* extension[name].value[x] only string
* extension[title] ^short = "The position of the person"
* extension[title].value[x] 1..1
* extension[title].value[x] only string
