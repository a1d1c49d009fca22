Instance: sp-provenance-1-f2-fail
InstanceOf: SPProvenance
Usage: #example
Description: "sp-provenance-1 fails: deleted without a reason."
* insert ExampleProvenance(DELETE)
