// Source: the national information standard for social prescribing, guidance on signposting: it "is not a referral". An
// activity that also sits at the referral to a link worker is left alone.
Invariant: sp-referral-2
Severity: #warning
Description: "Active signposting is not a referral, so its intent is proposal"
Expression: "(extension.where(url.endsWith('/ahp-engagement')).extension.where(url = 'mode').value.coding.where(code = 'active-signposting').exists() and extension.where(url.endsWith('/ahp-engagement')).extension.where(url = 'secondaryMode').empty()) implies intent = 'proposal'"
