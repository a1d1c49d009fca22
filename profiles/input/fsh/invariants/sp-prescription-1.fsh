// A validator judges what it sees: the type in a reference always, the role behind it only where it can follow the reference.
Invariant: sp-prescription-1
Severity: #error
Description: "The requester holds the role of an allied health professional"
Expression: "requester.where(reference.matches('^(.*/)?(Practitioner|Organization)/.+$') or type = 'Practitioner' or type = 'Organization').empty() and requester.resolve().ofType(PractitionerRole).all(code.coding.where(system.endsWith('/ahp-profession')).exists())"
