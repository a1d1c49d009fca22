// Source: framework 2019. Between signposting and prescribing stands the referral to a link worker; promoting, growing and
// developing is no place on the spectrum. Twice the same mode is the business of ahp-engagement-1. A warning, because a record may still be true to what was done.
Invariant: ahp-engagement-2
Severity: #warning
Description: "A secondary mode is a neighbour of the mode on the spectrum, so that one of the two is the referral to a link worker and neither is promoting, growing and developing"
Expression: "(extension.where(url = 'secondaryMode').exists() and extension.where(url = 'mode' or url = 'secondaryMode').value.coding.where(system.endsWith('/ahp-engagement-mode')).code.isDistinct()) implies (extension.where(url = 'mode' or url = 'secondaryMode').value.coding.where(code = 'refer-to-link-worker').exists() and extension.where(url = 'mode' or url = 'secondaryMode').value.coding.where(code = 'promoting-growing-developing').empty())"
