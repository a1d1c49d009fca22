Instance: sp-questionnaire-1-f3-fail
InstanceOf: SPQuestionnaire
Usage: #example
Description: "sp-questionnaire-1 fails: a form of EQ-5D."
* insert ExampleQuestionnaire
* code = SPOutcomeMeasure#eq5d-index
