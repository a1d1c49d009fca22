Instance: example-money-advice
InstanceOf: SPCommunityService
Usage: #example
Description: "Advice on debt by telephone. It is full at present."
* extension[capacity].extension[status].valueCodeableConcept = SPCapacityStatus#no-capacity "No capacity"
* active = true
* providedBy.display = "Vale Advice Centre"
* type = SPActivity#debt-advice "Debt and money advice"
* name = "Money advice line"
* telecom.system = #phone
* telecom.value = "01632 960777"
* serviceProvisionCode = $service-provision#free
