// A need that is a determinant of health, and of which kind.
RuleSet: Determinant(code, kind)
* #{code} ^property[+].code = #determinant
* #{code} ^property[=].valueCode = #{kind}
