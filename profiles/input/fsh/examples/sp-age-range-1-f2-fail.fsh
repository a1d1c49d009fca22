Instance: sp-age-range-1-f2-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-age-range-1 fails: nobody is 200 years old."
* active = true
* name = "Riverside gardeners"
* providedBy = Reference(example-community-group)
* type = SPActivity#gardening
* telecom.system = #phone
* telecom.value = "01632 960456"
* extension[ageRange].valueRange.high = 200 'a'
