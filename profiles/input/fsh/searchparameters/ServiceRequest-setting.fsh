Instance: ServiceRequest-setting
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(ServiceRequest, setting, token)
* name = "SettingOfRequest"
* description = "Where the request comes from: primary or secondary care, the community, outside the NHS"
* expression = "ServiceRequest.extension('{canonical}/StructureDefinition/setting').value"
