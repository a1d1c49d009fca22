Instance: HealthcareService-age-from
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, age-from, number)
* name = "YoungestAgeOfService"
* description = "The youngest age, in years; a service without one is not found"
* expression = "HealthcareService.extension('{canonical}/StructureDefinition/age-range').value.low.value"
