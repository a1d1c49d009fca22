Instance: sp-service-3-f1-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-3 fails: defunct and active."
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* active = true
* extension[serviceStatus].valueCode = #defunct
