Extension: Capacity
Id: capacity
Title: "Room of a service"
Description: "Whether a community service can take another person, and since when that is so."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..1
* . ^short = "Whether there is room"
* extension contains status 1..1 MS and places 0..1 MS and note 0..1 MS and asOf 0..1 MS
* extension[status] ^short = "Room, no room, a waiting list, or ask"
* extension[status].value[x] 1..1
* extension[status].value[x] only CodeableConcept
* extension[status].value[x] from SPCapacityStatuses (required)
* extension[places] ^short = "How many people it can take at a time; the server counts the open referrals that hold a place"
* extension[places].value[x] 1..1
* extension[places].value[x] only positiveInt
* extension[note] ^short = "For instance how long the wait is"
* extension[note].value[x] 1..1
* extension[note].value[x] only string
* extension[asOf] ^short = "When somebody last looked"
* extension[asOf].value[x] 1..1
* extension[asOf].value[x] only dateTime
