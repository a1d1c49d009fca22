// An active consent that permits or denies nothing yet.
RuleSet: ExampleConsent
* status = #active
* category = $act-code#IDSCL
* dateTime = "2026-03-02"
* sourceReference.display = "Form, signed in the clinic"
* policyRule.text = "Information for social prescribing"
