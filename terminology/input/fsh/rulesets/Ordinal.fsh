// A mode that is about one person, and its place on the spectrum, as a property and as the standard extension.
RuleSet: Ordinal(code, ordinal)
* #{code} ^extension.url = $ordinal-value
* #{code} ^extension.valueDecimal = {ordinal}
* #{code} ^property[0].code = #ordinal
* #{code} ^property[=].valueDecimal = {ordinal}
* #{code} ^property[+].code = #patientLevel
* #{code} ^property[=].valueBoolean = true
