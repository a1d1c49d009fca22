Instance: ServiceRequest-need
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, need, token)
* name = "NeedOfRequest"
* description = "The need because of which social prescribing is requested"
* expression = "ServiceRequest.reasonCode"
