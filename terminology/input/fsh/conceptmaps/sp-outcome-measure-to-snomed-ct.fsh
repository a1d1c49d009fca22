Instance: sp-outcome-measure-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-outcome-measure-to-snomed-ct, Outcome measures to scores in SNOMED CT, SPOutcomeMeasures)
* name = "SPOutcomeMeasureToSnomedCT"
* description = "The observable entity of SNOMED CT for each score."
* insert SnomedCopyright(copyright)
* group.source = Canonical(SPOutcomeMeasure)
* group.target = $sct
* insert Unmatched(ons4-life-satisfaction, "No concept was found.")
* insert Unmatched(ons4-worthwhile, "No concept was found.")
* insert Unmatched(ons4-happy, "No concept was found.")
* insert Unmatched(ons4-anxious, "No concept was found.")
* insert Map(wemwbs, 718426000, "Warwick-Edinburgh Mental Well-being Scale score", equivalent)
* insert MapCommented(swemwbs-raw, 718466001, "Short Warwick-Edinburgh Mental Well-being Scale score", wider, "The concept does not say whether the sum was converted.")
* insert MapCommented(swemwbs-metric, 718466001, "Short Warwick-Edinburgh Mental Well-being Scale score", wider, "The concept does not say whether the sum was converted.")
* insert Unmatched(ucla3, "No concept was found.")
* insert Unmatched(ons-loneliness, "No concept was found.")
* insert Unmatched(mycaw-concern-1, "No concept was found.")
* insert Unmatched(mycaw-concern-2, "No concept was found.")
* insert Unmatched(mycaw-wellbeing, "No concept was found.")
* insert Map(phq9, 720433000, "Patient Health Questionnaire Nine Item score", equivalent)
* insert Map(gad7, 445455005, "Generalized anxiety disorder 7 item score", equivalent)
* insert Map(eq5d-index, 736534008, "EuroQol five dimension five level index value", equivalent)
* insert Map(eq5d-vas, 736535009, "EuroQol visual analogue score", equivalent)
* insert Unmatched(pam, "No concept was found.")
* insert Unmatched(gp-consultations, "No concept was found.")
* insert Unmatched(ae-attendances, "No concept was found.")
