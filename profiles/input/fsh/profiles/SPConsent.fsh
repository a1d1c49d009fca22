Profile: SPConsent
Parent: Consent
Id: SPConsent
Title: "Consent to share"
Description: "Given a person who is referred, when information goes to others than those who give direct care, then the consent says what the person agreed to, when, and who may see it."
* ^experimental = false
* insert OurCopyright
* obeys sp-consent-1 and sp-consent-2
* extension contains ShareWithGP named shareWithGP 0..1 MS
* status MS
* scope MS
* scope = $consent-scope#patient-privacy
* category MS
* category ^short = "What kind of consent, for instance the disclosure of information"
* patient 1..1 MS
* patient only Reference(Patient)
// a consent without a day cannot be weighed against a later one
* dateTime 1..1 MS
* performer MS
* performer ^short = "Who agreed: the person, or who may agree for them"
* organization MS
* source[x] MS
* policyRule MS
* provision MS
* provision.type MS
* provision.period MS
* provision.actor MS
* provision.actor ^short = "Who may see it, or who may not"
* provision.data MS
