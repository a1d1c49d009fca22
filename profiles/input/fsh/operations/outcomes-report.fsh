Instance: outcomes-report
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, outcomes-report)
* name = "OutcomesReport"
* title = "Report outcomes of referrals"
* description = "Answers with figures about the referrals that were made in a period: the funnel from referral to end, and for each measure the people with baseline and follow-up, the mean difference or rate ratio with its confidence interval, and how many improved. Small numbers are suppressed and counts rounded. Only for callers who may aggregate referrals; it shows no single resource to others."
* kind = #operation
* code = #outcomes-report
* affectsState = false
* system = true
* type = false
* instance = false
* insert Takes(start, 1, "1", date, "The first day of the period in which referrals were made\, the first of a month")
* insert Takes(end, 1, "1", date, "The last day of the period\, the last of a month")
* insert Takes(measure, 0, "*", code, "A code of sp-outcome-measure; all measures if none is named")
* insert Takes(strata, 0, "*", code, "A property by which the referrals are grouped: engagement-mode\, profession\, need\, activity\, service\, age-band\, sex or ethnicity")
* insert Takes(rows, 0, "1", boolean, "Whether rows that were left out are named with the reason\, as far as the caller may read them")
* insert Takes(format, 0, "1", code, "fhir\, the default\, or csv")
* insert Gives(return, 1, "1", MeasureReport, "The report; as CSV\, the body of the response is the table")
