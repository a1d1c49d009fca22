Extension: ServiceStatus
Id: service-status
Title: "Status in the directory"
Description: "The status that the publishing directory gives to a community service, of which HealthcareService.active keeps a part only."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "Active, inactive, defunct or temporarily closed"
* value[x] 1..1
* value[x] only code
* value[x] from SPDirectoryStatuses (required)
