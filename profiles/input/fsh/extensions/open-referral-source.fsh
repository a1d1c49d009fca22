Extension: OpenReferralSource
Id: open-referral-source
Title: "Source in Open Referral UK"
Description: "The feed from which a service was imported, and digests by which the next import sees what has changed: in the feed, or here since."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "The feed that it came from"
* extension contains publisher 1..1 and digest 1..1 and content 1..1
* extension[publisher] ^short = "The base URL of the publisher"
* extension[publisher].value[x] 1..1
* extension[publisher].value[x] only uri
* extension[digest] ^short = "SHA-256 of the document in the feed"
* extension[digest].value[x] 1..1
* extension[digest].value[x] only string
* extension[content] ^short = "SHA-256 of the elements that the import wrote"
* extension[content].value[x] 1..1
* extension[content].value[x] only string
