Invariant: sp-response-1
Severity: #error
Description: "Answers that are completed hold at least one answer"
Expression: "status = 'completed' implies descendants().where(answer.exists()).exists()"
