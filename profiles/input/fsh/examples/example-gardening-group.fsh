Instance: example-gardening-group
InstanceOf: SPCommunityService
Usage: #example
Description: "A gardening group that meets on Thursday mornings, free of charge and open to all."
* active = true
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening "Gardening"
* location = Reference(example-allotment)
* name = "Riverside gardeners"
* comment = "Gardening together for an hour or two, with tea. No experience needed."
* telecom.system = #phone
* telecom.value = "01632 960123"
* serviceProvisionCode = http://terminology.hl7.org/CodeSystem/service-provision-conditions#free
* availableTime.daysOfWeek = #thu
* availableTime.availableStartTime = "10:00:00"
* availableTime.availableEndTime = "12:00:00"
