// One search parameter of R4 that the system must be capable of.
RuleSet: Finds(name, type)
* rest.resource[=].searchParam[+].name = "{name}"
* rest.resource[=].searchParam[=].type = #{type}
