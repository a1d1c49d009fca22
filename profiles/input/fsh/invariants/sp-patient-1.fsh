// Source: NHS Data Dictionary, NHS NUMBER. Weights 10 to 2 over nine digits; the check digit is 11 minus the sum modulo 11, and 11
// is written 0. 10 is never issued.
Invariant: sp-patient-1
Severity: #error
Description: "An NHS number is ten digits, of which the last is the modulus 11 check digit"
Expression: "matches('^[0-9]{10}$') and (11 - ((substring(0, 1).toInteger() * 10 + substring(1, 1).toInteger() * 9 + substring(2, 1).toInteger() * 8 + substring(3, 1).toInteger() * 7 + substring(4, 1).toInteger() * 6 + substring(5, 1).toInteger() * 5 + substring(6, 1).toInteger() * 4 + substring(7, 1).toInteger() * 3 + substring(8, 1).toInteger() * 2) mod 11)) mod 11 = substring(9, 1).toInteger()"
