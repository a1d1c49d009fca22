Instance: sp-response-1-f3-fail
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "sp-response-1 fails: all questions, no answer."
* insert ExampleAnswers(ucla3)
* item[0].linkId = "companionship"
* item[+].linkId = "left-out"
* item[+].linkId = "isolated"
