Invariant: sp-service-2
Severity: #error
Description: "A service that is not active has no room"
Expression: "active = false implies extension.where(url.endsWith('/capacity')).extension.where(url = 'status').value.coding.where(code = 'capacity').empty()"
