// What our naming systems have in common: an identifier, whose system is a URL below our canonical base.
RuleSet: OurNamingSystem(id)
* status = #active
* kind = #identifier
* date = "2026-01-01"
* publisher = "Footbridge"
* uniqueId.type = #uri
* uniqueId.value = "{canonical}/Id/{id}"
* uniqueId.preferred = true
