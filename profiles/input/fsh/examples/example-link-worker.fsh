Instance: example-link-worker
InstanceOf: PractitionerRole
Usage: #example
Description: "The link worker who receives the referral. No national code for the occupation is published, so that it is said in words."
* active = true
* practitioner.display = "Daniel Price"
* organization.display = "Vale Primary Care Network"
* code.text = "Social prescribing link worker"
