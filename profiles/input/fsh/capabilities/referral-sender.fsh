Instance: referral-sender
InstanceOf: CapabilityStatement
Usage: #definition
* insert OurRequirements(referral-sender, client)
* name = "ReferralSender"
* title = "Referral sender"
* description = "Given a system in which an allied health professional works, when they refer a person or prescribe an activity, then it makes the request and its task, looks how the task stands, at most every 15 minutes and at least once each working day, and reads what came of it."
* insert Part(ServiceRequest, SPReferral)
* rest.resource[=].supportedProfile[+] = Canonical(SPSignposting)
* rest.resource[=].supportedProfile[+] = Canonical(SPLinkWorkerReferral)
* rest.resource[=].supportedProfile[+] = Canonical(SPAhpPrescription)
* rest.resource[=].supportedProfile[+] = Canonical(SPDevelopmentActivity)
* insert Does(SHALL, create)
* insert Does(SHALL, read)
* insert Does(SHOULD, update)
* insert Part(Task, SPReferralTask)
* insert Does(SHALL, create)
* insert Does(SHALL, read)
* insert Does(SHALL, search-type)
* insert Does(SHALL, update)
* insert Finds(_lastUpdated, date)
* insert Finds(status, token)
* insert Finds(requester, reference)
* insert Part(HealthcareService, SPCommunityService)
* insert Does(SHALL, search-type)
* insert Finds(service-type, token)
* insert FindsOurs(capacity, token, HealthcareService)
* insert Part(Consent, SPConsent)
* insert Does(SHOULD, create)
* insert Part(Observation, SPOutcomeObservation)
* rest.resource[=].supportedProfile[+] = Canonical(SPServiceUseObservation)
* insert Does(SHOULD, create)
* insert Does(SHALL, read)
