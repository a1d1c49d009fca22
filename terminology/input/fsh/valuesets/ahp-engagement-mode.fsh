ValueSet: AHPEngagementModes
Id: ahp-engagement-mode
Title: "How an allied health professional engages with social prescribing"
Description: "All four modes of engagement."
* insert OurValueSet
* include codes from system AHPEngagementMode
