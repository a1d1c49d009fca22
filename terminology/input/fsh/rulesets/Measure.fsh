// One measure: its code, and what every measure has: a direction, and whether its questionnaire is licensed.
RuleSet: Measure(code, display, definition, direction, licensed)
* #{code} {display} {definition}
* #{code} ^property[0].code = #direction
* #{code} ^property[=].valueString = "{direction}"
* #{code} ^property[+].code = #licensed
* #{code} ^property[=].valueBoolean = {licensed}
