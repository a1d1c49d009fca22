Instance: sp-age-range-1-p1-pass
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-age-range-1 passes: from 11 to 17 years."
* active = true
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[ageRange].valueRange.low = 11 'a'
* extension[ageRange].valueRange.high = 17 'a'
