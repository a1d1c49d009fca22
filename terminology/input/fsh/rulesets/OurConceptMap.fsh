// What all our concept maps have in common. The map is in force, and it starts from the value set named.
RuleSet: OurConceptMap(id, title, source)
* url = "{canonical}/ConceptMap/{id}"
* version = "{version}"
* title = "{title}"
* status = #active
* experimental = false
* publisher = "Footbridge"
* sourceCanonical = Canonical({source})
