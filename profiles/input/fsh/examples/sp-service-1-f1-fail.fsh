Instance: sp-service-1-f1-fail
InstanceOf: SPCommunityService
Usage: #example
Description: "sp-service-1 fails: neither a location nor a telephone number."
* insert ExampleService
