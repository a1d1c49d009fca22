Invariant: sp-consent-1
Severity: #error
Description: "An active consent says whether it permits or denies"
Expression: "status = 'active' implies provision.type.exists()"
