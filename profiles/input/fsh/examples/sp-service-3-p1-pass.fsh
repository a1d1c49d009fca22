Instance: sp-service-3-p1-pass
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-3 passes: a service that pauses is not active."
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* active = false
* extension[serviceStatus].valueCode = #temporarily-closed
