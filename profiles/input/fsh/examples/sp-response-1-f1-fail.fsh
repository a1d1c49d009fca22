Instance: sp-response-1-f1-fail
InstanceOf: SPQuestionnaireResponse
Usage: #example
Description: "sp-response-1 fails: completed and empty."
* insert ExampleAnswers(ucla3)
