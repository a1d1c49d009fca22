Profile: SPCarePlan
Parent: CarePlan
Id: SPCarePlan
Title: "Personalised care and support plan"
Description: "Given a person who works with a link worker or with a prescribing professional, when they agree what to do, then the plan holds their goals and, for each activity, what, who, when and how confident the person is."
* ^experimental = false
* insert OurCopyright
* obeys sp-care-plan-1
* basedOn MS
* status MS
* intent MS
* category MS
* title MS
* description MS
* subject only Reference(Patient)
* period MS
* author MS
* addresses MS
* goal MS
* goal only Reference(Goal)
* activity MS
* activity.extension contains Confidence named confidence 0..1 MS
* activity.reference MS
* activity.detail MS
* activity.detail.code MS
* activity.detail.code from SPActivities (extensible)
* activity.detail.status MS
* activity.detail.scheduled[x] MS
* activity.detail.performer MS
* note MS
