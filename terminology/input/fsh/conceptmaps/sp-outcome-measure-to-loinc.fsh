Instance: sp-outcome-measure-to-loinc
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-outcome-measure-to-loinc, Outcome measures to scores in LOINC, SPOutcomeMeasures)
* name = "SPOutcomeMeasureToLoinc"
* description = "The code of LOINC for each score."
* insert LoincCopyright(copyright)
* group.source = Canonical(SPOutcomeMeasure)
* group.target = $loinc
* insert Unmatched(ons4-life-satisfaction, "No code was found.")
* insert Unmatched(ons4-worthwhile, "No code was found.")
* insert Unmatched(ons4-happy, "No code was found.")
* insert Unmatched(ons4-anxious, "No code was found.")
* insert Unmatched(wemwbs, "No code was found.")
* insert Unmatched(swemwbs-raw, "No code was found.")
* insert Unmatched(swemwbs-metric, "No code was found.")
* insert Unmatched(ucla3, "93159-2 is another instrument.")
* insert Unmatched(ons-loneliness, "No code was found.")
* insert Unmatched(mycaw-concern-1, "No code was found.")
* insert Unmatched(mycaw-concern-2, "No code was found.")
* insert Unmatched(mycaw-wellbeing, "No code was found.")
* insert Map(phq9, 44261-6, "Patient Health Questionnaire 9 item (PHQ-9\) total score [Reported]", equivalent)
* insert Map(gad7, 70274-6, "Generalized anxiety disorder 7 item (GAD-7\) total score [Reported.PHQ]", equivalent)
* insert Unmatched(eq5d-index, "No code was found.")
* insert Unmatched(eq5d-vas, "No code was found.")
* insert Unmatched(pam, "No code was found.")
* insert Unmatched(gp-consultations, "No code was found.")
* insert Unmatched(ae-attendances, "No code was found.")
