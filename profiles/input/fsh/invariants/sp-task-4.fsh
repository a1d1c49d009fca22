// Who cannot see the request cannot judge it; a server that has it does.
Invariant: sp-task-4
Severity: #error
Description: "Signposting has no task"
Expression: "focus.resolve().ofType(ServiceRequest).all(intent != 'proposal')"
