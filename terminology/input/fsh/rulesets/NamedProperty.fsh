// The property of Named.
RuleSet: NamedProperty
* ^property[0].code = #framework
* ^property[=].description = "Whether the framework for allied health professionals names it"
* ^property[=].type = #boolean
