Instance: HealthcareService-eligible
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, eligible, token)
* name = "EligibilityOfService"
* description = "Whom it is for"
* expression = "HealthcareService.eligibility.code"
