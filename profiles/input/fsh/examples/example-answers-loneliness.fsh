Instance: example-answers-loneliness
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "Maureen's answer to the direct question on loneliness."
* insert ExampleAnswers(ons-loneliness)
* item[0].linkId = "lonely"
* item[=].answer.valueCoding = ONSLonelinessAnswer#often-always "Often/always"
