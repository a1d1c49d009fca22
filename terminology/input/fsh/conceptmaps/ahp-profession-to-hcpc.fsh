// Osteopaths are regulated by the General Osteopathic Council, not by the Health and Care Professions Council.
Instance: ahp-profession-to-hcpc
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(ahp-profession-to-hcpc, Allied health profession to letters of an HCPC registration number, AHPProfessions)
* name = "AHPProfessionToHCPC"
* description = "With which letters the HCPC registration number of a member of the profession begins."
* copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
* targetCanonical = Canonical(HCPCRegisterLettersAll)
* group.source = Canonical(AHPProfession)
* group.target = Canonical(HCPCRegisterLetters)
* insert Map(art-therapist, AS, "Arts therapists", wider)
* insert Map(dramatherapist, AS, "Arts therapists", wider)
* insert Map(music-therapist, AS, "Arts therapists", wider)
* insert Map(podiatrist, CH, "Chiropodists and podiatrists", equivalent)
* insert Map(dietitian, DT, "Dietitians", equivalent)
* insert Map(occupational-therapist, OT, "Occupational therapists", equivalent)
* insert Map(operating-department-practitioner, ODP, "Operating department practitioners", equivalent)
* insert Map(orthoptist, OR, "Orthoptists", equivalent)
* insert Unmatched(osteopath, "Registered with the General Osteopathic Council.")
* insert Map(prosthetist-orthotist, PO, "Prosthetists and orthotists", equivalent)
* insert Map(prosthetist, PO, "Prosthetists and orthotists", wider)
* insert Map(orthotist, PO, "Prosthetists and orthotists", wider)
* insert Map(paramedic, PA, "Paramedics", equivalent)
* insert Map(physiotherapist, PH, "Physiotherapists", equivalent)
* insert Map(radiographer, RA, "Radiographers", equivalent)
* insert Map(radiographer-diagnostic, RA, "Radiographers", wider)
* insert Map(radiographer-therapeutic, RA, "Radiographers", wider)
* insert Map(speech-language-therapist, SL, "Speech and language therapists", equivalent)
