// A request in one mode: the extension is the same as in SPReferral, its mode is this one.
RuleSet: Mode(mode)
* ^experimental = false
* insert OurCopyright
* extension[ahpEngagement].extension[mode].value[x] = AHPEngagementMode#{mode}
