ValueSet: SPCapacityStatuses
Id: sp-capacity-status
Title: "Room of a service"
Description: "All four codes."
* insert OurValueSet
* include codes from system SPCapacityStatus
