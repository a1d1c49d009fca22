// The letters are those of the code system hcpc-register-letters; a test compares the two.
Invariant: sp-practitioner-1
Severity: #error
Description: "An HCPC number is the letters of a part of the register and up to six digits"
Expression: "matches('^(AS|BS|CH|CS|DT|HAD|ODP|OR|OT|PA|PH|PO|PYL|RA|SL)[0-9]{1,6}$')"
