Instance: example-allotment
InstanceOf: SPLocation
Usage: #example
Description: "Where the gardening group meets."
* status = #active
* name = "Riverside allotments"
* mode = #instance
* address.line = "Mill Lane"
* address.city = "Riverside"
* address.country = "GB"
* position.latitude = 52.3401
* position.longitude = -1.5502
