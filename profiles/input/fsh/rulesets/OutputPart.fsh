// A part of the parameter before, which comes back.
RuleSet: OutputPart(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = {max}
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = {documentation}
