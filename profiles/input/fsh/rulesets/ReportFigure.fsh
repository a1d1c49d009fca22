// A figure of a group with its confidence interval.
RuleSet: ReportFigure(index, code, value, low, high)
* group[=].extension[{index}].url = "{canonical}/StructureDefinition/report-figure"
* group[=].extension[{index}].extension[0].url = "figure"
* group[=].extension[{index}].extension[0].valueCode = #{code}
* group[=].extension[{index}].extension[1].url = "value"
* group[=].extension[{index}].extension[1].valueDecimal = {value}
* group[=].extension[{index}].extension[2].url = "low"
* group[=].extension[{index}].extension[2].valueDecimal = {low}
* group[=].extension[{index}].extension[3].url = "high"
* group[=].extension[{index}].extension[3].valueDecimal = {high}
