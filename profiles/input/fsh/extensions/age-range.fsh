Extension: AgeRange
Id: age-range
Title: "Ages"
Description: "For which ages a community service is, in whole or part years. An end that is not given is open."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* obeys sp-age-range-1
* . 0..1
* . ^short = "From which age to which"
* value[x] 1..1
* value[x] only Range
