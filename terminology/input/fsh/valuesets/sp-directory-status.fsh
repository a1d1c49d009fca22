ValueSet: SPDirectoryStatuses
Id: sp-directory-status
Title: "Status in a directory"
Description: "All statuses of a directory."
* insert OurValueSet
* include codes from system SPDirectoryStatus
