Extension: SignpostedTo
Id: signposted-to
Title: "Signposted to"
Description: "Whereto a person was pointed, in words, if no service of a directory can be named."
Context: ServiceRequest
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "Whereto, in words"
* value[x] 1..1
* value[x] only string
