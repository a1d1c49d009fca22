Invariant: sp-provenance-1
Severity: #error
Description: "Who deletes or takes back says why"
Expression: "activity.coding.where(code = 'NULLIFY' or code = 'DELETE').exists() implies reason.exists()"
