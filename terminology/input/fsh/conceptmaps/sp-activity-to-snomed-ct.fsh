Instance: sp-activity-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-activity-to-snomed-ct, Community activities and support to SNOMED CT, SPActivities)
* name = "SPActivityToSnomedCT"
* description = "Which code of SNOMED CT is about an activity. The reference set of social prescribing support (1373511000000107) has no freely published members."
* insert SnomedCopyright(copyright)
* group.source = Canonical(SPActivity)
* group.target = $sct
* insert Unmatched(volunteering, "No code is published in openly licensed lists.")
* insert Unmatched(arts, "No code is published in openly licensed lists.")
* insert Unmatched(group-learning, "No code is published in openly licensed lists.")
* insert Unmatched(gardening, "No code is published in openly licensed lists.")
* insert Unmatched(befriending, "No code is published in openly licensed lists.")
* insert Unmatched(cookery, "No code is published in openly licensed lists.")
* insert Unmatched(healthy-eating-advice, "No code is published in openly licensed lists.")
* insert MapCommented(sport-physical-activity, 390893007, "Referral to physical activity program", relatedto, "The referral to it and not the activity itself.")
* insert Unmatched(debt-advice, "No code is published in openly licensed lists.")
* insert Unmatched(employment-support, "No code is published in openly licensed lists.")
* insert Unmatched(peer-support, "No code is published in openly licensed lists.")
* insert Unmatched(counselling, "No code is published in openly licensed lists.")
* insert Unmatched(nature, "No code is published in openly licensed lists.")
* insert Unmatched(music, "No code is published in openly licensed lists.")
* insert Unmatched(carers-support, "No code is published in openly licensed lists.")
* insert Unmatched(other, "No code is published in openly licensed lists.")
