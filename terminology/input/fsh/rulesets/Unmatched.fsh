// A code for which the other system has nothing, and why.
RuleSet: Unmatched(code, comment)
* group.element[+].code = #{code}
* group.element[=].target.equivalence = #unmatched
* group.element[=].target.comment = {comment}
