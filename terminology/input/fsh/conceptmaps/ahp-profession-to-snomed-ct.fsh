Instance: ahp-profession-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(ahp-profession-to-snomed-ct, Allied health profession to occupation in SNOMED CT, AHPProfessions)
* name = "AHPProfessionToSnomedCT"
* description = "The occupation in SNOMED CT for each profession."
* insert SnomedCopyright(copyright)
* group.source = Canonical(AHPProfession)
* group.target = $sct
* insert MapCommented(art-therapist, 309410006, "Arts therapist", wider, "No concept for art therapists alone was found.")
* insert Map(dramatherapist, 224585000, "Drama therapist", equivalent)
* insert Map(music-therapist, 309412003, "Music therapist", equivalent)
* insert Map(podiatrist, 159034004, "Podiatrist", equivalent)
* insert Map(dietitian, 159033005, "Dietitian", equivalent)
* insert Map(occupational-therapist, 80546007, "Occupational therapist", equivalent)
* insert Unmatched(operating-department-practitioner, "No concept was found.")
* insert Map(orthoptist, 159027001, "Orthoptist", equivalent)
* insert Map(osteopath, 76231001, "Osteopath", equivalent)
* insert MapCommented(prosthetist-orthotist, 1276561000168102, "Prosthetist", narrower, "One of the two occupations that the profession joins.")
* insert MapSecond(309428008, "Orthotist", narrower, "One of the two occupations that the profession joins.")
* insert MapCommented(prosthetist, 1276561000168102, "Prosthetist", equivalent, "A concept of an extension (namespace 1000168\): look whether the edition in use has it.")
* insert Map(orthotist, 309428008, "Orthotist", equivalent)
* insert Map(paramedic, 397897005, "Paramedic", equivalent)
* insert Map(physiotherapist, 36682004, "Physiotherapist", equivalent)
* insert MapCommented(radiographer, 159017007, "Diagnostic radiographer", narrower, "One of the two occupations that the profession joins.")
* insert MapSecond(159018002, "Therapeutic radiographer", narrower, "One of the two occupations that the profession joins.")
* insert Map(radiographer-diagnostic, 159017007, "Diagnostic radiographer", equivalent)
* insert Map(radiographer-therapeutic, 159018002, "Therapeutic radiographer", equivalent)
* insert Map(speech-language-therapist, 159026005, "Speech/language therapist", equivalent)
