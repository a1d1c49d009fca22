Instance: example-choir
InstanceOf: SPCommunityService
Usage: #example
Description: "A choir for people who find it hard to speak after a stroke. Singing costs a pound; there is a short waiting list."
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#waitlist "Waiting list"
* extension[capacity].extension[places].valuePositiveInt = 12
* extension[capacity].extension[note].valueString = "About two weeks."
* extension[cost].extension[option].valueString = "Each evening, tea included"
* extension[cost].extension[amount].valueMoney.value = 1
* extension[cost].extension[amount].valueMoney.currency = #GBP
* active = true
* providedBy = Reference(example-community-group)
* type[0] = SPActivity#music "Music"
* type[+] = SPActivity#peer-support "Peer support"
* location = Reference(example-hall)
* name = "Sing again"
* telecom.system = #email
* telecom.value = "sing@riverside.example"
* serviceProvisionCode = $service-provision#cost
* eligibility.code = SPPopulation#long-term-conditions "People with long-term conditions"
