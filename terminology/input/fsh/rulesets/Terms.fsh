// Under which terms a measure may be used, and on what its effect shows.
RuleSet: Terms(code, licence, impact)
* #{code} ^property[+].code = #licence
* #{code} ^property[=].valueString = {licence}
* #{code} ^property[+].code = #impact
* #{code} ^property[=].valueCode = #{impact}
