Instance: example-consent-refused
InstanceOf: SPConsent
Usage: #example
Description: "Ellie and her mother do not want anything shared with the school."
* insert ExampleConsent
* patient = Reference(example-girl)
* performer.display = "Jo Marsh, mother"
* provision.type = #deny
* provision.actor.role = $participation#IRCP
* provision.actor.reference.display = "Riverside School"
