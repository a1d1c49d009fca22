// Source: HL7 Human Services Directory, active is true if and only if the status is active.
Invariant: sp-service-3
Severity: #error
Description: "A service is active exactly if the directory calls it active"
Expression: "extension.where(url.endsWith('/service-status')).exists() implies active = (extension.where(url.endsWith('/service-status')).value = 'active')"
