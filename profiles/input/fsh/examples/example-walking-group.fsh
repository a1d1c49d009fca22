Instance: example-walking-group
InstanceOf: SPCommunityService
Usage: #example
Description: "A walking group to which the podiatrist signposts. Whoever comes may walk."
* active = true
* providedBy = Reference(example-community-group)
* type = SPActivity#sport-physical-activity "Sport or physical activity"
* location = Reference(example-allotment)
* name = "Riverside walkers"
* serviceProvisionCode = $service-provision#free
* availableTime.daysOfWeek[0] = #tue
* availableTime.daysOfWeek[+] = #sat
* availableTime.availableStartTime = "09:30:00"
