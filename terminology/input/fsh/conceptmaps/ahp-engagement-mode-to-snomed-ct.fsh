Instance: ahp-engagement-mode-to-snomed-ct
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(ahp-engagement-mode-to-snomed-ct, Engagement mode to SNOMED CT, AHPEngagementModes)
* name = "AHPEngagementModeToSnomedCT"
* description = "Which code of SNOMED CT records that a person was helped in this mode."
* insert SnomedCopyright(copyright)
* group.source = Canonical(AHPEngagementMode)
* group.target = $sct
* insert MapCommented(active-signposting, 1084281000000109, "Signposting to social prescribing service", narrower, "Signposting straight to a group has no code of its own.")
* insert MapCommented(refer-to-link-worker, 871731000000106, "Referral to social prescribing service", equivalent, "For the first interaction of an episode only.")
* insert Unmatched(ahp-as-social-prescriber, "No code is published for a professional who prescribes.")
* insert Unmatched(promoting-growing-developing, "Not about one person\, so that no record of a person needs a code.")
