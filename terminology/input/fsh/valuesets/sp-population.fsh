ValueSet: SPPopulations
Id: sp-population
Title: "Population"
Description: "All populations."
* insert OurValueSet
* include codes from system SPPopulation
