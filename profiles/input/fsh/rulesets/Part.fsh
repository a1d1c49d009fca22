// One type of resource, with the profile that it must keep.
RuleSet: Part(type, profile)
* rest.resource[+].type = #{type}
* rest.resource[=].supportedProfile[0] = Canonical({profile})
