Instance: HealthcareService-assured
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, assured, date)
* name = "AssuranceOfService"
* description = "When somebody last checked what the directory says"
* expression = "HealthcareService.extension('{canonical}/StructureDefinition/assurance').extension('date').value"
