// As MapCode, with the name that the other system gives its code.
RuleSet: Map(code, target, display, equivalence)
* insert MapCode({code}, {target}, {equivalence})
* group.element[=].target.display = {display}
