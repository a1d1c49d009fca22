// R4 obs-6 says the other half: no reason if there is a value.
Invariant: sp-outcome-4
Severity: #error
Description: "An outcome has a value, or says why it has none, unless it is cancelled or was entered in error"
Expression: "value.exists() or dataAbsentReason.exists() or status = 'cancelled' or status = 'entered-in-error'"
