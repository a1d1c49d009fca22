Instance: example-imported-service
InstanceOf: SPCommunityService
Usage: #example
Description: "A service that was imported from a feed of Open Referral UK. What has no element is kept beside."
* extension[serviceStatus].valueCode = #active
* extension[ageRange].valueRange.low = 18 'a'
* extension[2].url = "{canonical}/StructureDefinition/open-referral-field"
* extension[2].extension[0].url = "name"
* extension[2].extension[0].valueString = "fees"
* extension[2].extension[+].url = "value"
* extension[2].extension[=].valueString = "The first visit is free"
* extension[3].url = "{canonical}/StructureDefinition/open-referral-source"
* extension[3].extension[0].url = "publisher"
* extension[3].extension[0].valueUri = "https://council.example/openreferral"
* extension[3].extension[+].url = "digest"
* extension[3].extension[=].valueString = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
* extension[3].extension[+].url = "content"
* extension[3].extension[=].valueString = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
* identifier.system = "https://council.example/openreferral/services"
* identifier.value = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
* active = true
* providedBy = Reference(example-community-group)
* type = SPActivity#arts "Arts"
* location = Reference(example-hall)
* name = "Riverside painters"
* availableTime.daysOfWeek = #wed
* availableTime.availableStartTime = "14:00:00"
