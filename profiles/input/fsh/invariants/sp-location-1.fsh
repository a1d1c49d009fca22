// Positions in metres of the British National Grid, given as if they were degrees, are the usual mistake.
// Written without negative literals, which not every FHIRPath engine binds alike.
Invariant: sp-location-1
Severity: #error
Description: "A position lies on the Earth: latitude from -90 to 90 and longitude from -180 to 180"
Expression: "position.all(latitude + 90 >= 0 and latitude <= 90 and longitude + 180 >= 0 and longitude <= 180)"
