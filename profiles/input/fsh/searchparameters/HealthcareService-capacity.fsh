Instance: HealthcareService-capacity
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, capacity, token)
* name = "CapacityOfService"
* description = "Whether the service has room"
* expression = "HealthcareService.extension('{canonical}/StructureDefinition/capacity').extension('status').value"
