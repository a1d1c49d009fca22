Instance: example-trust
InstanceOf: Organization
Usage: #example
Description: "The hospital trust where the occupational therapist works. Invented."
* active = true
* name = "Vale Hospitals NHS Foundation Trust"
