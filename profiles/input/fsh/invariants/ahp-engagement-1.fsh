// Source: framework 2019, "activities sit between the categories": between two, never between one and itself.
Invariant: ahp-engagement-1
Severity: #error
Description: "The secondary mode is another one than the mode"
Expression: "extension.where(url = 'mode' or url = 'secondaryMode').value.coding.where(system.endsWith('/ahp-engagement-mode')).code.isDistinct()"
