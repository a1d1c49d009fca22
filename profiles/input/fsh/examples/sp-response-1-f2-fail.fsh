Instance: sp-response-1-f2-fail
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "sp-response-1 fails: a question without an answer."
* insert ExampleAnswers(ucla3)
* item.linkId = "companionship"
