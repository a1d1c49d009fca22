Instance: example-answers-ucla3
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "Maureen's answers on loneliness at the baseline: 3 and 2 and 2 make 7."
* insert ExampleAnswers(ucla3)
* item[0].linkId = "companionship"
* item[=].answer.valueCoding = UCLA3Answer#often "Often"
* item[+].linkId = "left-out"
* item[=].answer.valueCoding = UCLA3Answer#some-of-the-time "Some of the time"
* item[+].linkId = "isolated"
* item[=].answer.valueCoding = UCLA3Answer#some-of-the-time "Some of the time"
