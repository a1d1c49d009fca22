// Parent: base R4. UK Core STU2 binds specialty and communication, which stay as they are.
Profile: SPCommunityService
Parent: HealthcareService
Id: SPCommunityService
Title: "Community service"
Description: "A group, activity or kind of support in the community to which a person can be referred or signposted."
* ^experimental = false
* insert OurCopyright
* obeys sp-service-1
* identifier MS
* active 1..1 MS
* active ^short = "Whether people can be sent there now"
* providedBy 1..1 MS
* type 1..* MS
* type from SPActivities (extensible)
* type ^short = "The activities and kinds of support on offer"
* location MS
* name 1..1 MS
* comment MS
* telecom MS
* coverageArea MS
* serviceProvisionCode MS
* eligibility MS
* availableTime MS
