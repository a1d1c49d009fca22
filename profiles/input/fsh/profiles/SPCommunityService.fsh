// Parent: base R4. UK Core STU2 binds specialty and communication, which stay as they are. Somebody must answer for it (providedBy),
// and without a type nobody finds it.
Profile: SPCommunityService
Parent: HealthcareService
Id: SPCommunityService
Title: "Community service"
Description: "Given a group, an activity or another kind of support in the community, when a person can be referred or signposted to it, then it is known what it offers, who runs it, how to get there, and whether there is room."
* ^experimental = false
* insert OurCopyright
* obeys sp-service-1 and sp-service-2 and sp-service-3
* extension contains Capacity named capacity 0..1 MS and AgeRange named ageRange 0..1 MS and Cost named cost 0..* MS and Assurance named assurance 0..1 MS and ServiceStatus named serviceStatus 0..1 MS
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
* eligibility.code from SPPopulations (preferred)
* eligibility.code ^short = "Whom it is for"
* characteristic MS
* characteristic from SPAccessibilities (example)
* characteristic ^short = "Whom it suits and what makes it accessible; needs too"
* communication MS
* notAvailable MS
* availableTime MS
