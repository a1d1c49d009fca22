// The owners of these questionnaires license them, so that only the score may be kept. A referenced response is not ours to
// see from here; a contained one is.
Invariant: sp-outcome-1
Severity: #error
Description: "A licensed measure carries its score only: no components and no answers to its items"
Expression: "code.coding.where(system.endsWith('/sp-outcome-measure') and (code = 'wemwbs' or code = 'swemwbs-raw' or code = 'swemwbs-metric' or code = 'mycaw-concern-1' or code = 'mycaw-concern-2' or code = 'mycaw-wellbeing' or code = 'eq5d-index' or code = 'eq5d-vas' or code = 'pam')).exists() implies (component.empty() and contained.ofType(QuestionnaireResponse).empty())"
