Instance: sp-questionnaire-1-p1-pass
InstanceOf: SPQuestionnaire
Usage: #example
Description: "sp-questionnaire-1 passes: a free measure."
* insert ExampleQuestionnaire
* code = SPOutcomeMeasure#ucla3
