// The notice for a definition that contains codes of LOINC.
RuleSet: LoincCopyright(path)
* {path} = "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc. The rest is © Footbridge contributors, licensed under the Apache License, Version 2.0."
