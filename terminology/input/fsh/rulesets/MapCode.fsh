// One row of a concept map: our code, the other system's code, and how the OTHER relates to ours (R4: "the target is ...").
RuleSet: MapCode(code, target, equivalence)
* group.element[+].code = #{code}
* group.element[=].target.code = #{target}
* group.element[=].target.equivalence = #{equivalence}
