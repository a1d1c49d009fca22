// R4 has no parameter for what was sent along with a request. The closed loop of the HL7 Gravity project searches and includes by it.
Instance: ServiceRequest-supporting-info
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, supporting-info, reference)
* name = "SupportingInfo"
* description = "What was sent along with a referral: a consent, an observation, a condition"
* expression = "ServiceRequest.supportingInfo"
* target[0] = #Consent
* target[+] = #Observation
* target[+] = #Condition
* target[+] = #QuestionnaireResponse
* target[+] = #Flag
* target[+] = #CarePlan
* target[+] = #DocumentReference
