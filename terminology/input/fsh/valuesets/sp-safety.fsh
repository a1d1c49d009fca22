ValueSet: SPSafeties
Id: sp-safety
Title: "Safety of a person"
Description: "All codes about the safety of a person."
* insert OurValueSet
* include codes from system SPSafety
