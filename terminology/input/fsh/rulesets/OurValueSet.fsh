// What all our value sets have in common.
RuleSet: OurValueSet
* ^publisher = "Footbridge"
* ^experimental = false
* ^copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
