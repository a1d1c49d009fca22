// Promoting, growing and developing is work for the system. A person is recognised by the reference, its type or an NHS number.
Invariant: sp-referral-1
Severity: #error
Description: "Promoting, growing and developing social prescribing is not about one person, so its subject is not a Patient"
Expression: "extension.where(url.endsWith('/ahp-engagement')).extension.where(url = 'mode').value.coding.where(code = 'promoting-growing-developing').exists() implies subject.where(reference.matches('^(.*/)?Patient/.+$') or type = 'Patient' or identifier.system = 'https://fhir.nhs.uk/Id/nhs-number').empty()"
