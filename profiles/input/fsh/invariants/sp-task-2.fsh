// Source: closed loop of the HL7 Gravity project, statement refer-9: a completed task carries at least one output.
Invariant: sp-task-2
Severity: #error
Description: "A referral that is completed says what came of it and how it went"
Expression: "status = 'completed' implies (output.exists() and businessStatus.exists())"
