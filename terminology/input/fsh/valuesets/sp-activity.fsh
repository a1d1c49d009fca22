ValueSet: SPActivities
Id: sp-activity
Title: "Community activities and support"
Description: "All activities and kinds of support."
* insert OurValueSet
* include codes from system SPActivity
