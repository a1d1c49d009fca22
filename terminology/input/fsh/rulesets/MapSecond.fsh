// One more target for the row before.
RuleSet: MapSecond(target, display, equivalence, comment)
* group.element[=].target[+].code = #{target}
* group.element[=].target[=].display = {display}
* group.element[=].target[=].equivalence = #{equivalence}
* group.element[=].target[=].comment = {comment}
