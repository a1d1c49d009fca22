Invariant: sp-service-1
Severity: #error
Description: "People can get to the service: it has a location or a telephone number, address or link"
Expression: "location.exists() or telecom.exists()"
