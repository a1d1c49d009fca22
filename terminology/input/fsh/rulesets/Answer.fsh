// One answer and its value, as the standard extension that scoring in forms reads.
RuleSet: Answer(code, display, value)
* #{code} {display} {display}
* #{code} ^extension.url = $ordinal-value
* #{code} ^extension.valueDecimal = {value}
