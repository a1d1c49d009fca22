// A parameter that an operation returns.
RuleSet: Gives(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = {max}
* parameter[=].type = #{type}
* parameter[=].documentation = {documentation}
