// Source: Royal Society for Public Health, "Driving forward social prescribing: a framework for allied health professionals", 2019.
// The spectrum of input runs from active signposting to the professional as social prescriber. Promoting, growing and
// developing is work for the system, not a point on that spectrum, and so it has no ordinal.
CodeSystem: AHPEngagementMode
Id: ahp-engagement-mode
Title: "How an allied health professional engages with social prescribing"
Description: "The four ways in which an allied health professional (AHP) can engage with social prescribing. The ordinal says how much the professional puts in for one person; activities may sit between two neighbouring modes."
* insert OurCodeSystem(AHPEngagementModes)
* ^property[0].code = #ordinal
* ^property[=].description = "Place on the spectrum from low to high input for one person; absent if the mode is not about one person"
* ^property[=].type = #decimal
* ^property[+].code = #patientLevel
* ^property[=].description = "Whether the mode is about one person"
* ^property[=].type = #boolean
* #active-signposting "Active signposting" "A light touch: information and choice, from local knowledge or a directory. Best for people who find their own way after a short conversation."
* insert Ordinal(active-signposting, 1)
* #refer-to-link-worker "Refer to link worker" "The person needs more support or time than signposting gives. A link worker explores what matters to them and connects them to groups."
* insert Ordinal(refer-to-link-worker, 2)
* #ahp-as-social-prescriber "AHP as social prescriber" "The professional already gives long-term intensive support, works through the options with the person and may go along to first visits."
* insert Ordinal(ahp-as-social-prescriber, 3)
* #promoting-growing-developing "Promoting, growing and developing social prescribing" "Supporting the development of social prescribing: community groups, guidance, supervision and training of link workers. Not about one person."
* #promoting-growing-developing ^property[0].code = #patientLevel
* #promoting-growing-developing ^property[=].valueBoolean = false
