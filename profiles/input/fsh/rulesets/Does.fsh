// One interaction that the system must be capable of.
RuleSet: Does(expectation, code)
* rest.resource[=].interaction[+].code = #{code}
* rest.resource[=].interaction[=].extension.url = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
* rest.resource[=].interaction[=].extension.valueCode = #{expectation}
