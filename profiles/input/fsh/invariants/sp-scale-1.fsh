// Source: national information standard for social prescribing, importance and confidence.
Invariant: sp-scale-1
Severity: #error
Description: "The scale runs from 1 to 10"
Expression: "value.ofType(integer) >= 1 and value.ofType(integer) <= 10"
