// What all our search parameters have in common: tokens, ours, in force. Name and description follow in the instance.
RuleSet: OurSearchParameter(base, code)
* url = "{canonical}/SearchParameter/{base}-{code}"
* version = "{version}"
* status = #active
* experimental = false
* publisher = "Footbridge"
* code = #{code}
* base = #{base}
* type = #token
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
