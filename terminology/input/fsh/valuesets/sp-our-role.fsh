ValueSet: SPOurRoles
Id: sp-our-role
Title: "Roles in social prescribing"
Description: "The roles that are not allied health professions."
* insert OurValueSet
* include codes from system SPRole
