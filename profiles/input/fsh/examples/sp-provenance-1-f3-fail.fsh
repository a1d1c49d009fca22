Instance: sp-provenance-1-f3-fail
InstanceOf: SPProvenance
Usage: #example
Description: "sp-provenance-1 fails: an entity is no reason."
* insert ExampleProvenance(NULLIFY)
* entity.role = #removal
* entity.what.display = "The first version"
