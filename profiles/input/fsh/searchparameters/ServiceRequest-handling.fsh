Instance: ServiceRequest-handling
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, handling, token)
* name = "HandlingOfRequest"
* description = "What to know before one acts, for instance that the person must not be contacted"
* expression = "ServiceRequest.orderDetail"
