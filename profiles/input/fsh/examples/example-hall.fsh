Instance: example-hall
InstanceOf: SPLocation
Usage: #example
Description: "Where the choir sings. There is a ramp."
* status = #active
* name = "St Anne's hall"
* description = "Step-free, with a hearing loop."
* mode = #instance
* address.line = "Church Walk"
* address.city = "Riverside"
* address.country = "GB"
* position.latitude = 52.3388
* position.longitude = -1.5467
