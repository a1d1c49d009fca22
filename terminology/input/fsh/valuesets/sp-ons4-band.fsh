ValueSet: SPONS4Bands
Id: sp-ons4-band
Title: "Band of an ONS4 score"
Description: "All bands."
* insert OurValueSet
* include codes from system SPONS4Band
