ValueSet: SPOutcomeMeasures
Id: sp-outcome-measure
Title: "Outcome measures (scores)"
Description: "All outcome measures."
* insert OurValueSet
* include codes from system SPOutcomeMeasure
