Instance: example-outcomes-report
InstanceOf: MeasureReport
Usage: #example
Description: "The outcomes of a year: 1,240 referrals; loneliness fell by 1.2 points on average among the 480 people with a baseline and a follow-up, and the number of consultations in general practice by 28 per cent."
* extension[0].url = "{canonical}/StructureDefinition/left-out-rows"
* extension[0].extension[0].url = "reason"
* extension[0].extension[0].valueCode = #follow-up-before-baseline
* extension[0].extension[1].url = "count"
* extension[0].extension[1].valueUnsignedInt = 5
* status = #complete
* type = #summary
* measure = "{canonical}/Measure/sp-outcomes"
* date = "2027-05-03T09:00:00Z"
* period.start = "2026-04-01"
* period.end = "2027-03-31"
* group[0].code.text = "Referrals"
* group[=].population[0].code.text = "referrals"
* group[=].population[=].count = 1240
* group[=].population[+].code.text = "referred"
* group[=].population[=].count = 1100
* group[+].code = SPOutcomeMeasure#ucla3 "UCLA three-item loneliness total"
* insert ReportFigure(0, mean-difference, -1.2, -1.35, -1.05)
* group[=].population[0].code.text = "people"
* group[=].population[=].count = 610
* group[=].population[+].code.text = "paired"
* group[=].population[=].count = 480
* group[=].population[+].code.text = "missing-follow-up"
* group[=].population[=].count = 130
* group[+].code = SPOutcomeMeasure#gp-consultations "GP consultations"
* insert ReportFigure(0, rate-ratio, 0.72, 0.68, 0.76)
* group[=].population[0].code.text = "people"
* group[=].population[=].count = 520
* group[=].population[+].code.text = "paired"
* group[=].population[=].count = 520
