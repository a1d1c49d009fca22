Instance: sp-location-1-p1-pass
InstanceOf: SPLocation
Usage: #example
Description: "sp-location-1 passes: the north of Shetland."
* status = #active
* name = "A place"
* position.latitude = 60.8607
* position.longitude = -0.8853
