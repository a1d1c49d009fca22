// The owners license them: the questions may not be shared. The codes are those with licensed = true; a test compares the two.
Invariant: sp-questionnaire-1
Severity: #error
Description: "No questionnaire of a licensed measure is kept"
Expression: "code.where(system.endsWith('/sp-outcome-measure') and (code = 'wemwbs' or code = 'swemwbs-raw' or code = 'swemwbs-metric' or code = 'mycaw-concern-1' or code = 'mycaw-concern-2' or code = 'mycaw-wellbeing' or code = 'eq5d-index' or code = 'eq5d-vas' or code = 'pam')).empty()"
