Invariant: sp-audit-2
Severity: #error
Description: "What failed says how"
Expression: "outcome != '0' implies outcomeDesc.exists()"
