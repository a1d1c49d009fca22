// A number that an operation returns.
RuleSet: OutputNumber(name, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #decimal
* parameter[=].documentation = {documentation}
