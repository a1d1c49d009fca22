Instance: sp-service-2-f2-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-2 fails: a closed service had room last year."
* active = false
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#capacity
* extension[capacity].extension[asOf].valueDateTime = "2025"
