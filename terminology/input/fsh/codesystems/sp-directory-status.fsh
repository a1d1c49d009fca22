// Source: Open Referral UK 3.0, service.status. HealthcareService.active is true for the first alone and loses the rest.
CodeSystem: SPDirectoryStatus
Id: sp-directory-status
Title: "Status in a directory"
Description: "The status of a service in the directory that publishes it, as Open Referral UK has it."
* insert OurCodeSystem(SPDirectoryStatuses)
* #active "Active" "The service runs."
* #inactive "Inactive" "The service does not run."
* #defunct "Defunct" "The service is gone for good."
* #temporarily-closed "Temporarily closed" "The service pauses. Written \"temporarily closed\" in Open Referral UK."
