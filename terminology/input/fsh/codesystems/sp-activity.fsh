// The national reference set of social prescribing support (SNOMED CT 1373511000000107) has no freely published members.
CodeSystem: SPActivity
Id: sp-activity
Title: "Community activities and support"
Description: "What a community service offers to a person through social prescribing."
* insert OurCodeSystem(SPActivities)
* insert NamedProperty
* #volunteering "Volunteering" "Giving time to others without pay."
* #arts "Arts" "Making or taking part in art, craft, dance, drama or writing."
* #group-learning "Group learning" "Learning together with others."
* #gardening "Gardening" "Growing and tending plants, on one's own plot or with others."
* #befriending "Befriending" "Regular company of a volunteer, in person or by telephone."
* #cookery "Cookery" "Learning to cook, or cooking together."
* #healthy-eating-advice "Healthy eating advice" "Advice on eating healthily."
* #sport-physical-activity "Sport or physical activity" "Sport, exercise, walking or other physical activity."
* #debt-advice "Debt and money advice" "Advice on debt, benefits and managing money."
* #employment-support "Employment support" "Help to find, keep or return to work."
* #peer-support "Peer support" "Support from people with a like experience."
* #counselling "Counselling" "Talking with a trained counsellor."
* #nature "Nature" "Time in and with nature, such as conservation work."
* #music "Music" "Making music or listening to it, alone or with others."
* #carers-support "Support for carers" "Support, advice or a break for people who care for another."
* #other "Other" "Another activity; say which in the text."
* insert Named(volunteering, true)
* insert Named(arts, true)
* insert Named(group-learning, true)
* insert Named(gardening, true)
* insert Named(befriending, true)
* insert Named(cookery, true)
* insert Named(healthy-eating-advice, true)
* insert Named(sport-physical-activity, true)
* insert Named(debt-advice, false)
* insert Named(employment-support, false)
* insert Named(peer-support, false)
* insert Named(counselling, false)
* insert Named(nature, false)
* insert Named(music, false)
* insert Named(carers-support, false)
* insert Named(other, false)
