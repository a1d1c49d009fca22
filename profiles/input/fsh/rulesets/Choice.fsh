// A question with one answer out of a value set.
RuleSet: Choice(index, linkId, text, answers)
* item[{index}].linkId = "{linkId}"
* item[{index}].text = {text}
* item[{index}].type = #choice
* item[{index}].answerValueSet = Canonical({answers})
