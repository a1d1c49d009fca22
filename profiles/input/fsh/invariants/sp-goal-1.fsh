Invariant: sp-goal-1
Severity: #error
Description: "A goal that is completed says whether it was reached"
Expression: "lifecycleStatus = 'completed' implies achievementStatus.exists()"
