Instance: match
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, match)
* name = "MatchServices"
* title = "Services that suit a person"
* kind = #operation
* code = #match
* affectsState = false
* resource = #HealthcareService
* system = false
* type = true
* instance = false
* description = "Ranks the community services of the directory by what is asked for, and says why: a searchset, each entry of which has a score from 0 to 1 and reasons in plain words (extension match-reason). A service that certainly does not fit is left out; what the directory does not say is neither yes nor no, and the reasons say so. Equal scores are in the order of the ids."
* insert Takes(need, 0, "*", Coding, "A need\, such as loneliness-isolation of sp-need; a service for one of several fits. In a URL: code\, or system|code")
* insert Takes(activity, 0, "*", Coding, "An activity\, such as gardening of sp-activity; a service that offers one of several fits")
* insert Takes(postcode, 0, "1", string, "The place to be near to\, as a postcode of the United Kingdom that the server has been loaded with")
* insert Takes(latitude, 0, "1", decimal, "The place to be near to\, in degrees of WGS 84; together with longitude\, in place of postcode and patient")
* insert Takes(longitude, 0, "1", decimal, "See latitude")
* insert Takes(patient, 0, "1", Reference, "The person near to whose postcode the service is to be\, in place of postcode and latitude")
* insert Takes(distance, 0, "1", decimal, "How far away the service may be\, in kilometres as the crow flies")
* insert Takes(day, 0, "1", code, "A day of the week on which it is to be open: mon\, tue\, wed\, thu\, fri\, sat or sun")
* insert Takes(time, 0, "1", time, "A time of that day at which it is to be open")
* insert Takes(age, 0, "1", unsignedInt, "The age of the person in full years")
* insert Takes(free, 0, "1", boolean, "Only services that are free of charge")
* insert Takes(cost-max, 0, "1", decimal, "What it may cost at most\, in pounds")
* insert Takes(language, 0, "*", code, "A language in which it is to be available\, as a code of BCP 47 such as cy; one of several is enough")
* insert Takes(accessibility, 0, "*", Coding, "What the place has to offer\, such as step-free of sp-accessibility; all of several are needed")
* insert Takes(capacity, 0, "1", code, "places: it can take a person now; waiting: the person may have to wait")
* insert Takes(assured-within, 0, "1", unsignedInt, "How many months ago somebody made sure at most that the entry is true")
* insert Takes(_count, 0, "1", unsignedInt, "The number of services on a page")
* insert Takes(_cursor, 0, "1", string, "Where the page begins\, from the next link of the page before")
* insert Gives(return, 1, "1", Bundle, "The services with scores and reasons\, with their Locations and Organizations")
