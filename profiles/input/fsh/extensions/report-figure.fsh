Extension: ReportFigure
Id: report-figure
Title: "Figure of a report"
Description: "A mean, a difference, a ratio or a percentage about a group of people, with its confidence interval. R4 has room for one score of a group only."
Context: MeasureReport.group, MeasureReport.group.stratifier.stratum
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "A figure about the group"
* extension contains figure 1..1 MS and value 0..1 MS and low 0..1 MS and high 0..1 MS and absent 0..1 MS
* extension[figure] ^short = "Which figure, such as mean-difference or rate-ratio"
* extension[figure].value[x] 1..1
* extension[figure].value[x] only code
* extension[value] ^short = "Its value"
* extension[value].value[x] 1..1
* extension[value].value[x] only decimal
* extension[low] ^short = "The lower end of the 95 % confidence interval"
* extension[low].value[x] 1..1
* extension[low].value[x] only decimal
* extension[high] ^short = "The upper end of the 95 % confidence interval"
* extension[high].value[x] 1..1
* extension[high].value[x] only decimal
* extension[absent] ^short = "Why there is no value: masked, or not-applicable if there are too few data"
* extension[absent].value[x] 1..1
* extension[absent].value[x] only code
