// Source: the letters before the digits of a registration number of the Health and Care Professions Council (HCPC), for instance
// OT in OT123456. No code system for them is published, so that a concept map needs this one. Osteopaths are not among them.
CodeSystem: HCPCRegisterLetters
Id: hcpc-register-letters
Title: "Letters of an HCPC registration number"
Description: "The letters that begin a registration number of the Health and Care Professions Council and name the part of its register. A stand-in, because no code system is published for them."
* insert OurCodeSystem(HCPCRegisterLettersAll)
* #AS "Arts therapists" "Art therapists, dramatherapists and music therapists."
* #BS "Biomedical scientists" "Biomedical scientists; not an allied health profession of the framework."
* #CH "Chiropodists and podiatrists" "Chiropodists and podiatrists."
* #CS "Clinical scientists" "Clinical scientists; not an allied health profession of the framework."
* #DT "Dietitians" "Dietitians."
* #HAD "Hearing aid dispensers" "Hearing aid dispensers; not an allied health profession of the framework."
* #ODP "Operating department practitioners" "Operating department practitioners."
* #OR "Orthoptists" "Orthoptists."
* #OT "Occupational therapists" "Occupational therapists."
* #PA "Paramedics" "Paramedics."
* #PH "Physiotherapists" "Physiotherapists."
* #PO "Prosthetists and orthotists" "Prosthetists and orthotists."
* #PYL "Practitioner psychologists" "Practitioner psychologists; not an allied health profession of the framework."
* #RA "Radiographers" "Diagnostic and therapeutic radiographers."
* #SL "Speech and language therapists" "Speech and language therapists."
