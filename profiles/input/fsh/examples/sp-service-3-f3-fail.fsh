Instance: sp-service-3-f3-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-3 fails: active in the directory and not here."
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* active = false
* extension[serviceStatus].valueCode = #active
