Instance: sp-provenance-1-p1-pass
InstanceOf: SPProvenance
Usage: #example
Description: "sp-provenance-1 passes: taken back, and why."
* insert ExampleProvenance(NULLIFY)
* reason.text = "Entered twice."
