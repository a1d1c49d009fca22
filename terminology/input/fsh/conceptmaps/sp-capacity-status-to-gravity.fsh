Instance: sp-capacity-status-to-gravity
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-capacity-status-to-gravity, Room of a service to the capacity codes of the Gravity project, SPCapacityStatuses)
* name = "SPCapacityStatusToGravity"
* description = "The same four codes in the SDOH Clinical Care guide of the HL7 Gravity project."
* copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
* group.source = Canonical(SPCapacityStatus)
* group.target = $gravity
* insert Map(capacity, capacity, "Capacity", equivalent)
* insert Map(no-capacity, no-capacity, "No capacity", equivalent)
* insert Map(waitlist, waitlist, "Waitlist", equivalent)
* insert Map(additional-assessment-required, additional-assessment-required, "Additional assessment required", equivalent)
