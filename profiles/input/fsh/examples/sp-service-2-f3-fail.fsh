Instance: sp-service-2-f3-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-2 fails: a service that pauses has room."
* active = false
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#capacity
* extension[serviceStatus].valueCode = #temporarily-closed
