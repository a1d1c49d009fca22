Instance: ServiceRequest-ahp-profession
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, ahp-profession, token)
* name = "AHPProfessionOfRequest"
* description = "The profession of the allied health professional who engages"
* expression = "ServiceRequest.extension('{canonical}/StructureDefinition/ahp-engagement').extension('profession').value"
