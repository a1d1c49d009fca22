// A parameter that an operation takes.
RuleSet: Takes(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = {max}
* parameter[=].type = #{type}
* parameter[=].documentation = {documentation}
