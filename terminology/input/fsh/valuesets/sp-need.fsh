ValueSet: SPNeeds
Id: sp-need
Title: "Needs and circumstances"
Description: "All needs and circumstances."
* insert OurValueSet
* include codes from system SPNeed
