Instance: ServiceRequest-referral-method
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, referral-method, token)
* name = "ReferralMethodOfRequest"
* description = "By which way the referral came"
* expression = "ServiceRequest.extension('{canonical}/StructureDefinition/referral-method').value"
