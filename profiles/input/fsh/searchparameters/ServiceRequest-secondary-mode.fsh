Instance: ServiceRequest-secondary-mode
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, secondary-mode, token)
* name = "SecondaryMode"
* description = "The second mode of an activity that sits between two"
* expression = "ServiceRequest.extension('{canonical}/StructureDefinition/ahp-engagement').extension('secondaryMode').value"
