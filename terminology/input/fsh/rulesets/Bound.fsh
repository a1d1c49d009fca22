// One numeric property of a measure: min, max or mic.
RuleSet: Bound(code, property, value)
* #{code} ^property[+].code = #{property}
* #{code} ^property[=].valueDecimal = {value}
