ValueSet: SPRoles
Id: sp-role
Title: "Roles in social prescribing"
Description: "The allied health professions and the other roles around social prescribing."
* insert OurValueSet
* include codes from system AHPProfession
* include codes from system SPRole
