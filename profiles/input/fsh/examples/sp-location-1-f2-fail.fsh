Instance: sp-location-1-f2-fail
InstanceOf: SPLocation
Usage: #example
Description: "sp-location-1 fails: a latitude beyond the pole."
* status = #active
* name = "A place"
* position.latitude = 90.5
* position.longitude = 0
