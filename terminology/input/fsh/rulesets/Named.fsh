// A code, and whether the framework names it. The others come from directories and records in use.
RuleSet: Named(code, framework)
* #{code} ^property[0].code = #framework
* #{code} ^property[=].valueBoolean = {framework}
