// A ratio of two counts means something only if both periods are known.
Invariant: sp-outcome-3
Severity: #error
Description: "A count of service use says which period it counts, with a start and an end"
Expression: "code.coding.where(system.endsWith('/sp-outcome-measure') and (code = 'gp-consultations' or code = 'ae-attendances')).exists() implies effective.ofType(Period).where(start.exists() and end.exists()).exists()"
