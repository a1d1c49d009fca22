// No code of SNOMED CT for a link worker was found in openly licensed lists.
CodeSystem: SPRole
Id: sp-role
Title: "Roles in social prescribing"
Description: "The roles around social prescribing that are not allied health professions."
* insert OurCodeSystem(SPOurRoles)
* #link-worker "Social prescribing link worker" "Explores with a person what matters to them and connects them to support in the community."
* #community-service-worker "Worker of a community service" "Runs or helps to run a community service."
* #volunteer "Volunteer" "Gives time to a community service without pay."
