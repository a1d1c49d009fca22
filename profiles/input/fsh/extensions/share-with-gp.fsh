Extension: ShareWithGP
Id: share-with-gp
Title: "Share with the GP"
Description: "Whether the person agrees that the GP practice sees more than the codes of the referral, for instance notes."
Context: ServiceRequest, Consent
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "Whether notes may go to the GP practice"
* value[x] 1..1
* value[x] only boolean
