Instance: ServiceRequest-engagement-mode
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, engagement-mode, token)
* name = "EngagementMode"
* description = "The mode in which the allied health professional engages"
* expression = "ServiceRequest.extension('{canonical}/StructureDefinition/ahp-engagement').extension('mode').value"
