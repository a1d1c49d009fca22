Instance: sp-service-1-p1-pass
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-1 passes: a service by telephone, without a place."
* insert ExampleService
* telecom.system = #phone
* telecom.value = "01632 960456"
