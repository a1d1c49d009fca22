Instance: example-allotment
InstanceOf: Location
Usage: #example
Description: "Where the gardening group meets."
* status = #active
* name = "Riverside allotments"
* address.line = "Mill Lane"
* address.city = "Riverside"
* address.country = "GB"
