Instance: sp-questionnaire-1-f2-fail
InstanceOf: SPQuestionnaire
Usage: #example
Description: "sp-questionnaire-1 fails: a form of PAM."
* insert ExampleQuestionnaire
* code = SPOutcomeMeasure#pam
