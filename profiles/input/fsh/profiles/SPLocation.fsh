// Parent: base R4. UK Core STU2 has the same slice of identifier.
Profile: SPLocation
Parent: Location
Id: SPLocation
Title: "Place"
Description: "Given a place where an activity happens or a professional works, when somebody looks for what is near, then it has a name and lies on the Earth."
* ^experimental = false
* insert OurCopyright
* obeys sp-location-1
* insert SlicedBySystem
* identifier MS
* insert IdentifierSlice(odsSiteCode, $ods-site, "Code of a site in the Organisation Data Service")
* status MS
* name 1..1 MS
* description MS
* mode MS
* telecom MS
* address MS
* physicalType MS
* position MS
* position ^short = "Where it is, in degrees of WGS 84: latitude north, longitude east"
* managingOrganization MS
