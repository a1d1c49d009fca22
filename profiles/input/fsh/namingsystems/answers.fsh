Instance: answers
InstanceOf: NamingSystem
Usage: #definition
* insert OurNamingSystem(answers)
* name = "Answers"
* description = "The content of answers that came without an identifier of their own, as a digest, so that the same answers are not stored twice."
* responsible = "Footbridge"
* usage = "QuestionnaireResponse.identifier, as $extract gives it."
