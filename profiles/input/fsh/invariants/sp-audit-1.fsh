// Source: IHE Basic Audit Log Patterns. Only the raw query shows what somebody tried to find.
Invariant: sp-audit-1
Severity: #error
Description: "A search is kept as it was asked"
Expression: "subtype.where(code.startsWith('search')).exists() implies entity.query.exists()"
