// A question that is answered with a whole number from 0 to 10.
RuleSet: NoughtToTen(index, linkId, text)
* item[{index}].linkId = "{linkId}"
* item[{index}].text = {text}
* item[{index}].type = #integer
* item[{index}].extension[0].url = "http://hl7.org/fhir/StructureDefinition/minValue"
* item[{index}].extension[=].valueInteger = 0
* item[{index}].extension[+].url = "http://hl7.org/fhir/StructureDefinition/maxValue"
* item[{index}].extension[=].valueInteger = 10
