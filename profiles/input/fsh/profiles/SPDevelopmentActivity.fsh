// Has no place on the spectrum of input for one person, and so no person for a subject.
Profile: SPDevelopmentActivity
Parent: SPReferral
Id: SPDevelopmentActivity
Title: "Promoting, growing and developing social prescribing"
Description: "Given a community group, a team of link workers or a neighbourhood, when an allied health professional supports them with guidance, supervision or training, then it is recorded what was done for whom, and nobody is the patient of it."
* insert Mode(promoting-growing-developing)
* subject only Reference(Group or SPLocation)
* reasonCode ^short = "The needs of people that will be met better"
