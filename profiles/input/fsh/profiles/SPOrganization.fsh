// Parent: base R4. UK Core STU2 has the same two slices of identifier.
Profile: SPOrganization
Parent: Organization
Id: SPOrganization
Title: "Organisation"
Description: "Given an organisation that refers, that employs a link worker or that runs a community service, when it is named, then it has a name, and its ODS code if it has one."
* ^experimental = false
* insert OurCopyright
* insert SlicedBySystem
* identifier MS
* insert IdentifierSlice(odsOrganisationCode, $ods-organisation, "Code of the Organisation Data Service")
* insert IdentifierSlice(odsSiteCode, $ods-site, "Code of a site in the Organisation Data Service")
* active MS
* type MS
// a charity has no ODS code, so that the name is all that is left to know it by
* name 1..1 MS
* telecom MS
* address MS
* partOf MS
