Invariant: sp-care-plan-1
Severity: #error
Description: "An activity says what it is"
Expression: "activity.all(reference.exists() or detail.code.exists())"
