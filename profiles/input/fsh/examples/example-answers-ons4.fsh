Instance: example-answers-ons4
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "Maureen's answers on personal wellbeing at the baseline. Each is a score of its own."
* insert ExampleAnswers(ons4)
* item[0].linkId = "life-satisfaction"
* item[=].answer.valueInteger = 3
* item[+].linkId = "worthwhile"
* item[=].answer.valueInteger = 5
* item[+].linkId = "happy"
* item[=].answer.valueInteger = 4
* item[+].linkId = "anxious"
* item[=].answer.valueInteger = 6
