Invariant: sp-task-3
Severity: #error
Description: "A referral that somebody accepted or works on says who"
Expression: "(status = 'accepted' or status = 'in-progress' or status = 'on-hold' or status = 'completed') implies owner.exists()"
