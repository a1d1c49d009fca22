Instance: example-link-worker-person
InstanceOf: SPPractitioner
Usage: #example
Description: "Daniel, the link worker, who is on no register. Invented."
* active = true
* name.family = "Price"
* name.given = "Daniel"
