// What all our code systems have in common: complete, case sensitive, ours.
RuleSet: OurCodeSystem(valueSet)
* ^publisher = "Footbridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical({valueSet})
* ^copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
