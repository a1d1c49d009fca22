Instance: directory-publisher
InstanceOf: CapabilityStatement
Usage: #definition
* insert OurRequirements(directory-publisher, server)
* name = "DirectoryPublisher"
* title = "Directory publisher"
* description = "Given a directory of community services, when anybody looks for a service by activity, place, day, age or room, then it answers without being told for whom: who asks sends nothing that identifies a person."
* insert Part(HealthcareService, SPCommunityService)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(active, token)
* insert Finds(name, string)
* insert Finds(organization, reference)
* insert Finds(location, reference)
* insert Finds(service-type, token)
* insert FindsOurs(capacity, token, HealthcareService)
* insert FindsOurs(day, token, HealthcareService)
* insert FindsOurs(eligible, token, HealthcareService)
* insert FindsOurs(age-from, number, HealthcareService)
* insert FindsOurs(age-to, number, HealthcareService)
* insert FindsOurs(assured, date, HealthcareService)
* rest.resource[=].searchInclude[0] = "HealthcareService:location"
* rest.resource[=].searchInclude[+] = "HealthcareService:organization"
* insert Part(Organization, SPOrganization)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(name, string)
* insert Finds(identifier, token)
* insert Part(Location, SPLocation)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Finds(near, special)
* insert Finds(address-postalcode, string)
* insert Part(PractitionerRole, SPPractitionerRole)
* insert Does(SHOULD, read)
* insert Does(SHOULD, search-type)
* insert Finds(organization, reference)
* insert Finds(practitioner, reference)
* insert Finds(role, token)
* insert Part(Practitioner, SPPractitioner)
* insert Does(SHOULD, read)
