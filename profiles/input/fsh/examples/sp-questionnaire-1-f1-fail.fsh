Instance: sp-questionnaire-1-f1-fail
InstanceOf: SPQuestionnaire
Usage: #example
Description: "sp-questionnaire-1 fails: a form of WEMWBS."
* insert ExampleQuestionnaire
* code = SPOutcomeMeasure#wemwbs
