Instance: sp-service-2-p1-pass
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-2 passes: a closed service without room."
* active = false
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#no-capacity
