ValueSet: SPTimepoints
Id: sp-timepoint
Title: "When an outcome was taken"
Description: "All points in time of an outcome."
* insert OurValueSet
* include codes from system SPTimepoint
