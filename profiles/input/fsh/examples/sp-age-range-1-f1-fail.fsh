Instance: sp-age-range-1-f1-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-age-range-1 fails: an age in months."
* active = true
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[ageRange].valueRange.low = 18 'mo'
