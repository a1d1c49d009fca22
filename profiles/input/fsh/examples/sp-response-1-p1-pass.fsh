Instance: sp-response-1-p1-pass
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "sp-response-1 passes: one answer."
* insert ExampleAnswers(ucla3)
* item.linkId = "companionship"
* item.answer.valueCoding = UCLA3Answer#often "Often"
