Instance: example-gardening-group
InstanceOf: SPCommunityService
Usage: #example
Description: "A gardening group that meets on Thursday mornings, free of charge and open to all adults. There is room."
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#capacity "Capacity"
* extension[capacity].extension[asOf].valueDateTime = "2026-02-26"
* extension[ageRange].valueRange.low = 18 'a' "years"
* extension[assurance].extension[date].valueDate = "2026-01-20"
* extension[assurance].extension[by].valueString = "directory@vale.example"
* extension[serviceStatus].valueCode = #active
* active = true
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening "Gardening"
* location = Reference(example-allotment)
* name = "Riverside gardeners"
* comment = "Gardening together for an hour or two, with tea. No experience needed."
* telecom.system = #phone
* telecom.value = "01632 960123"
* serviceProvisionCode = $service-provision#free
* eligibility.code = SPPopulation#adults "Adults"
* characteristic = SPAccessibility#step-free "Step-free access"
* category = SPNeed#loneliness-isolation "Loneliness or isolation"
* availableTime.daysOfWeek = #thu
* availableTime.availableStartTime = "10:00:00"
* availableTime.availableEndTime = "12:00:00"
