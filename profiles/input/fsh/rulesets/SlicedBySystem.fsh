// Identifiers are told apart by their system. Open: an identifier of another system does no harm.
RuleSet: SlicedBySystem
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
