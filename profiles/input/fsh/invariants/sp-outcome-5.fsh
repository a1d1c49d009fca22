// Source: Office for National Statistics; the bands of anxious are others than those of the three other questions.
Invariant: sp-outcome-5
Severity: #error
Description: "The band of an ONS4 score is the one in which the score lies"
Expression: "interpretation.coding.where(system.endsWith('/sp-ons4-band')).empty() or interpretation.coding.where(system.endsWith('/sp-ons4-band')).code = iif(code.coding.where(code = 'ons4-anxious').exists(), iif((value.ofType(Quantity).value | value.ofType(integer)) <= 1, 'very-low', iif((value.ofType(Quantity).value | value.ofType(integer)) <= 3, 'low', iif((value.ofType(Quantity).value | value.ofType(integer)) <= 5, 'medium', 'high'))), iif((value.ofType(Quantity).value | value.ofType(integer)) <= 4, 'low', iif((value.ofType(Quantity).value | value.ofType(integer)) <= 6, 'medium', iif((value.ofType(Quantity).value | value.ofType(integer)) <= 8, 'high', 'very-high'))))"
