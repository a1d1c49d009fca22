// Only codes that are published in openly licensed code lists of the NHS. A server with SNOMED CT knows more.
ValueSet: SPReferralCodes
Id: sp-referral-code
Title: "What a referral asks for"
Description: "Codes of SNOMED CT for what is asked for in social prescribing."
* ^publisher = "Footbridge"
* ^experimental = false
* insert SnomedCopyright(^copyright)
* $sct#871731000000106 "Referral to social prescribing service"
* $sct#1084281000000109 "Signposting to social prescribing service"
* $sct#390893007 "Referral to physical activity program"
* $sct#526151000000109 "Referral to exercise on referral programme"
* $sct#771491000000104 "Referral to local authority weight management programme"
* $sct#1078371000000100 "Referral for health coaching"
