// Whose they are: publisher and notice for every profile and extension of ours.
RuleSet: OurCopyright
* ^publisher = "Footbridge"
* ^copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
