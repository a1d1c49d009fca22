// No system is published for registrations with the General Osteopathic Council, so that one is minted here. If one is ever
// published, it becomes the preferred one.
Instance: gosc-number
InstanceOf: NamingSystem
Usage: #definition
* insert OurNamingSystem(gosc-number)
* name = "GOsCNumber"
* description = "The number of an osteopath in the register of the General Osteopathic Council."
* responsible = "General Osteopathic Council"
* usage = "Practitioner.identifier of SPPractitioner. Minted by Footbridge and not by the council."
