// Source: the 14 professions named by the framework of the Royal Society for Public Health, 2019, in its order. Two of them
// join two occupations that are recorded apart elsewhere, and so have children.
CodeSystem: AHPProfession
Id: ahp-profession
Title: "Allied health profession"
Description: "The 14 allied health professions of the framework for social prescribing, with the occupations that two of them join."
* insert OurCodeSystem(AHPProfessions)
* ^hierarchyMeaning = #is-a
* #art-therapist "Art therapist" "Uses art as a means of psychotherapy."
* #dramatherapist "Dramatherapist" "Uses drama and theatre as a means of psychotherapy."
* #music-therapist "Music therapist" "Uses music to support emotional, cognitive, physical and social needs."
* #podiatrist "Chiropodist or podiatrist" "Diagnoses and treats conditions of the foot and lower limb."
* #dietitian "Dietitian" "Assesses, diagnoses and treats problems of diet and nutrition."
* #occupational-therapist "Occupational therapist" "Helps people to do the everyday activities that matter to them."
* #operating-department-practitioner "Operating department practitioner" "Cares for people before, during and after surgery."
* #orthoptist "Orthoptist" "Assesses and manages problems of eye movement and of how the eyes work together."
* #osteopath "Osteopath" "Diagnoses and treats through the muscles, joints and connective tissue."
* #prosthetist-orthotist "Prosthetist or orthotist" "Provides artificial limbs, or braces and supports."
* #prosthetist-orthotist #prosthetist "Prosthetist" "Provides artificial limbs."
* #prosthetist-orthotist #orthotist "Orthotist" "Provides braces, splints and other supports of the body."
* #paramedic "Paramedic" "Gives urgent and emergency care, mostly outside hospital."
* #physiotherapist "Physiotherapist" "Restores and maintains movement and function."
* #radiographer "Diagnostic or therapeutic radiographer" "Uses imaging to diagnose, or radiation to treat."
* #radiographer #radiographer-diagnostic "Diagnostic radiographer" "Makes images to diagnose illness and injury."
* #radiographer #radiographer-therapeutic "Therapeutic radiographer" "Treats with radiation, mostly people with cancer."
* #speech-language-therapist "Speech and language therapist" "Supports communication, eating, drinking and swallowing."
