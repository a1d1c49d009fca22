// One kind of identifier: its system is fixed, and without a value it says nothing.
RuleSet: IdentifierSlice(name, system, short)
* identifier contains {name} 0..1 MS
* identifier[{name}] ^short = {short}
* identifier[{name}].system 1..1
* identifier[{name}].system = {system}
* identifier[{name}].value 1..1
