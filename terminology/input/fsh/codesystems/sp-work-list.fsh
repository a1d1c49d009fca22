CodeSystem: SPWorkList
Id: sp-work-list
Title: "Marks of work lists"
Description: "What a server notes about a referral, as a tag of its task, or asks somebody to do, so that work lists and notifications can ask for it."
* insert OurCodeSystem(SPWorkLists)
* #overdue "Overdue" "The time until when an answer, an end or a review was hoped for has passed."
* #assurance-due "Assurance due" "Nobody has made sure for a long time that the entry of a service is true."
