Invariant: sp-role-1
Severity: #error
Description: "A role is held by somebody or stands for a team of an organisation"
Expression: "practitioner.exists() or organization.exists()"
