// One answer with a code.
RuleSet: ExampleAnswer(index, linkId, answer)
* item[{index}].linkId = "{linkId}"
* item[=].answer.valueCoding = {answer}
