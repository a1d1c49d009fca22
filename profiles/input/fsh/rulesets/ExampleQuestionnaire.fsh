// A form with one question.
RuleSet: ExampleQuestionnaire
* url = "https://forms.example/one"
* title = "A form"
* status = #draft
* copyright = "Invented."
* item.linkId = "1"
* item.text = "A question?"
* item.type = #integer
