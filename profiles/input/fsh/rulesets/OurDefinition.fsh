// What our other definitions have in common.
RuleSet: OurDefinition(type, id)
* url = "{canonical}/{type}/{id}"
* version = "{version}"
* status = #active
* experimental = false
* publisher = "Footbridge"
* date = "2026-01-01"
