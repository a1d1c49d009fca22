// What all our forms have in common.
RuleSet: OurQuestionnaire(id, name)
* url = "{canonical}/Questionnaire/{id}"
* version = "{version}"
* name = "{name}"
* status = #active
* experimental = false
* publisher = "Footbridge"
