// What all our search parameters have in common: ours, in force. There is one only where R4 has none for the
// element, because each costs room in every index. Name and description follow in the instance.
RuleSet: OurSearchParameter(base, code, type)
* url = "{canonical}/SearchParameter/{base}-{code}"
* version = "{version}"
* status = #active
* experimental = false
* publisher = "Footbridge"
* code = #{code}
* base = #{base}
* type = #{type}
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
