Instance: sp-provenance-1-f1-fail
InstanceOf: SPProvenance
Usage: #example
Description: "sp-provenance-1 fails: taken back without a reason."
* insert ExampleProvenance(NULLIFY)
