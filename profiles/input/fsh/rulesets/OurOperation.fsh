// What our operations on resources of one type have in common: they change what is stored, and answer with a Bundle.
RuleSet: OurOperation(type, id, ofType, ofInstance)
* insert OurDefinition(OperationDefinition, {id})
* kind = #operation
* code = #{id}
* affectsState = true
* resource = #{type}
* system = false
* type = {ofType}
* instance = {ofInstance}
* parameter[0].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "A collection with the resources of the step as they are afterwards"
