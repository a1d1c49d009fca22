ValueSet: SPScoreBands
Id: sp-score-band
Title: "Band of a score"
Description: "All bands."
* insert OurValueSet
* include codes from system SPScoreBand
