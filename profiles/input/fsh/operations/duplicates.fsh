Instance: duplicates
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, duplicates)
* name = "DuplicateServices"
* title = "Services that may be one"
* kind = #operation
* code = #duplicates
* affectsState = false
* resource = #HealthcareService
* system = false
* type = true
* instance = true
* description = "Finds pairs of services that may be one and the same, as when two feeds bring it, with the reasons. At an instance: its pairs. Only services that exist for the caller are compared."
* insert Takes(threshold, 0, "1", decimal, "The least score of a pair\, from 0.5 to 1; 0.75 if it is missing")
* insert Takes(_count, 0, "1", unsignedInt, "How many pairs at most")
* parameter[+].name = #pair
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Two services that may be one, the likeliest first"
* insert OutputPart(first, 1, "1", Reference, "The service whose id comes first")
* insert OutputPart(second, 1, "1", Reference, "The other one")
* insert OutputPart(score, 1, "1", decimal, "How alike they are\, up to 1")
* insert OutputPart(reason, 1, "*", string, "A reason\, in plain words")
