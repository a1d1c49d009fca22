Invariant: sp-signposting-1
Severity: #error
Description: "Signposting says whereto: a service or words"
Expression: "performer.exists() or extension.where(url.endsWith('/signposted-to')).exists()"
