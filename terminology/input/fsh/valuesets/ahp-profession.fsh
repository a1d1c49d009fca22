ValueSet: AHPProfessions
Id: ahp-profession
Title: "Allied health profession"
Description: "All allied health professions of the framework and their children."
* insert OurValueSet
* include codes from system AHPProfession
