Instance: diff
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, diff)
* name = "Diff"
* title = "Compare two versions"
* description = "Compares two versions of a resource, value by value. Elements of lists are compared by their places."
* kind = #operation
* code = #diff
* affectsState = false
* resource = #Resource
* system = false
* type = false
* instance = true
* parameter[0].name = #from
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #integer
* parameter[=].documentation = "The number of the version before; by default the one before 'to'"
* parameter[+].name = #to
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #integer
* parameter[=].documentation = "The number of the version after; by default the current one"
* parameter[+].name = #from
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #integer
* parameter[=].documentation = "The number of the version before"
* parameter[+].name = #to
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #integer
* parameter[=].documentation = "The number of the version after"
* parameter[+].name = #change
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A value that is not the same"
* insert OutputPart(path, 1, "1", string, "Where it is")
* insert OutputPart(operation, 1, "1", code, "insert or delete or replace")
* insert OutputPart(before, 0, "1", string, "The value before")
* insert OutputPart(after, 0, "1", string, "The value after")
