Instance: sp-age-range-1-f3-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-age-range-1 fails: an age below nought."
* active = true
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[ageRange].valueRange.low = -1 'a'
