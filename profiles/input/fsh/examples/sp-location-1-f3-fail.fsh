Instance: sp-location-1-f3-fail
InstanceOf: SPLocation
Usage: #example
Description: "sp-location-1 fails: a longitude beyond the date line."
* status = #active
* name = "A place"
* position.latitude = 52.3
* position.longitude = -181
