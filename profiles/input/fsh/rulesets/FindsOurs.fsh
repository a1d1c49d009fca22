// One search parameter of ours that the system must be capable of.
RuleSet: FindsOurs(name, type, base)
* insert Finds({name}, {type})
* rest.resource[=].searchParam[=].definition = Canonical({base}-{name})
