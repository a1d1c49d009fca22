// Source: closed loop of the HL7 Gravity project, which asks for the text of the reason.
Invariant: sp-task-1
Severity: #error
Description: "A referral that is rejected, cancelled, on hold or failed says why, in words"
Expression: "(status = 'rejected' or status = 'cancelled' or status = 'on-hold' or status = 'failed') implies statusReason.text.exists()"
