Instance: sp-service-1-f2-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-1 fails: a name of a place in the comment is no place."
* insert ExampleService
* comment = "Ask at the library."
