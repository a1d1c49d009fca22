// Without an actor the permission would be for everybody.
Invariant: sp-consent-2
Severity: #error
Description: "Who permits says whom"
Expression: "provision.where(type = 'permit').all(actor.exists())"
