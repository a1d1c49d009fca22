Instance: HealthcareService-age-to
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, age-to, number)
* name = "OldestAgeOfService"
* description = "The oldest age, in years; a service without one is not found"
* expression = "HealthcareService.extension('{canonical}/StructureDefinition/age-range').value.high.value"
