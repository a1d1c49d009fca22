// The target code system is retired but complete; nothing in force replaces it. Base grades only: consultants, managers and
// specialists have codes of their own.
Instance: ahp-profession-to-sds-job-role
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(ahp-profession-to-sds-job-role, Allied health profession to job role of the Spine Directory Service, AHPProfessions)
* name = "AHPProfessionToSDSJobRole"
* description = "The job role of the Spine Directory Service (base grade) for each profession."
* copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
* group.source = Canonical(AHPProfession)
* group.target = $sds-job-role
* insert MapCode(art-therapist, R0710, equivalent)
* insert Map(dramatherapist, R0830, "Drama Therapist", equivalent)
* insert MapCode(music-therapist, R0910, equivalent)
* insert MapCode(podiatrist, R0750, equivalent)
* insert MapCode(dietitian, R0790, equivalent)
* insert MapCode(occupational-therapist, R0950, equivalent)
* insert Unmatched(operating-department-practitioner, "The code system has no such role.")
* insert MapCode(orthoptist, R0990, equivalent)
* insert MapCode(osteopath, R1390, equivalent)
* insert MapCommented(prosthetist-orthotist, R1150, "Prosthetist", narrower, "One of the two occupations that the profession joins.")
* insert MapSecond(R1030, "Orthotist", narrower, "One of the two occupations that the profession joins.")
* insert Map(prosthetist, R1150, "Prosthetist", equivalent)
* insert Map(orthotist, R1030, "Orthotist", equivalent)
* insert MapCode(paramedic, R1070, equivalent)
* insert MapCode(physiotherapist, R1110, equivalent)
* insert Map(radiographer, R0012, "Radiographer", equivalent)
* insert MapCode(radiographer-diagnostic, R1190, equivalent)
* insert MapCode(radiographer-therapeutic, R1230, equivalent)
* insert MapCode(speech-language-therapist, R0955, equivalent)
