// A statement of requirements: what a system must do that plays a part, without saying which system.
RuleSet: OurRequirements(id, mode)
* insert OurDefinition(CapabilityStatement, {id})
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[+] = #xml
* rest.mode = #{mode}
