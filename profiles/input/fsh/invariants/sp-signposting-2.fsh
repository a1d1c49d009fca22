Invariant: sp-signposting-2
Severity: #error
Description: "Signposting is done when it is recorded, so that it is completed unless it was entered in error"
Expression: "status = 'completed' or status = 'entered-in-error'"
