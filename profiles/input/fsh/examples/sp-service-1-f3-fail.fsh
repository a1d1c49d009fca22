Instance: sp-service-1-f3-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-1 fails: opening times without a place."
* insert ExampleService
* availableTime.daysOfWeek = #mon
