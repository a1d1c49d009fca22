Extension: MatchReason
Id: match-reason
Title: "Reason of a match"
Description: "One reason for the rank of a community service in the answer of $match."
Context: Bundle.entry.search
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "Why the service stands where it stands"
* extension contains criterion 1..1 MS and met 1..1 MS and text 1..1 MS
* extension[criterion] ^short = "What it is about: the parameter, or one of capacity, closure and assurance, which always count"
* extension[criterion].value[x] 1..1
* extension[criterion].value[x] only code
* extension[met] ^short = "yes, no, or unknown: the directory does not say"
* extension[met].value[x] 1..1
* extension[met].value[x] only code
* extension[text] ^short = "The reason in plain English, such as: 1.2 km from SW1A 1AA"
* extension[text].value[x] 1..1
* extension[text].value[x] only string
