Instance: sp-location-1-f1-fail
InstanceOf: SPLocation
Usage: #example
Description: "sp-location-1 fails: metres of a grid are no degrees."
* status = #active
* name = "A place"
* position.latitude = 267000
* position.longitude = 432000
