// The four codes of the capacity query of the Gravity project, under a system of our own, because theirs is a temporary one.
CodeSystem: SPCapacityStatus
Id: sp-capacity-status
Title: "Room of a service"
Description: "Whether a community service can take another person. Says nothing about anyone."
* insert OurCodeSystem(SPCapacityStatuses)
* #capacity "Capacity" "There is room."
* #no-capacity "No capacity" "There is no room."
* #waitlist "Waiting list" "There is no room now, but a waiting list."
* #additional-assessment-required "Additional assessment required" "Whether there is room depends on the person, so ask."
