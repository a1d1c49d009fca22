// The national reference set of needs and concerns (SNOMED CT 1373501000000105) has no freely published members; these codes
// stand beside a SNOMED CT coding, not instead of one. Kinds of determinants are ours; that economic and environmental factors and
// good social connections determine health is the framework's.
CodeSystem: SPNeed
Id: sp-need
Title: "Needs and circumstances"
Description: "What a person needs or lives with that social prescribing can address."
* insert OurCodeSystem(SPNeeds)
* insert NamedProperty
* ^property[+].code = #determinant
* ^property[=].description = "Of which kind the need is, if it is a determinant of health: economic, environmental or social"
* ^property[=].type = #code
* #mental-health "Mental health" "Support with mental health and emotional wellbeing."
* #physical-wellbeing "Physical wellbeing" "Support with physical health and wellbeing."
* #loneliness-isolation "Loneliness or isolation" "Feeling lonely, or having few contacts with others."
* #debt-financial "Debt or money" "Debt, low income, benefits or managing money."
* #unemployment "Unemployment" "Being out of work, or work at risk."
* #housing "Housing" "Homelessness, poor housing or a tenancy at risk."
* #gambling "Gambling" "Harm from one's own or another's gambling."
* #long-term-condition "Long-term condition" "Living with one or more long-term conditions."
* #learning-disability "Learning disability" "Support because of a learning disability."
* #carer "Caring for someone" "Support for a person who cares for another without pay."
* #bereavement "Bereavement" "Support after a death."
* #food "Food" "Not enough food, or no means to prepare it."
* #transport "Transport" "No means to get to where one needs to be."
* #digital "Digital access or skills" "No device, connection or skill to use services online."
* #domestic-abuse "Domestic abuse" "Living with, or having left, domestic abuse."
* #physical-inactivity "Physical inactivity" "Too little physical activity."
* #healthy-eating "Healthy eating" "Support to eat more healthily."
* #education-skills "Education or skills" "Learning, literacy, qualifications or skills."
* #substance-use "Alcohol, drugs or tobacco" "Harm from alcohol, drugs or tobacco."
* #complex-social-needs "Complex social needs" "Several social needs at once that affect wellbeing."
* #other "Other" "Another need; say which in the text."
* insert Named(mental-health, true)
* insert Named(physical-wellbeing, true)
* insert Named(loneliness-isolation, true)
* insert Determinant(loneliness-isolation, social)
* insert Named(debt-financial, true)
* insert Determinant(debt-financial, economic)
* insert Named(unemployment, true)
* insert Determinant(unemployment, economic)
* insert Named(housing, false)
* insert Determinant(housing, environmental)
* insert Named(gambling, true)
* insert Determinant(gambling, economic)
* insert Named(long-term-condition, true)
* insert Named(learning-disability, true)
* insert Named(carer, false)
* insert Determinant(carer, social)
* insert Named(bereavement, false)
* insert Named(food, false)
* insert Determinant(food, economic)
* insert Named(transport, false)
* insert Determinant(transport, environmental)
* insert Named(digital, false)
* insert Determinant(digital, social)
* insert Named(domestic-abuse, false)
* insert Determinant(domestic-abuse, social)
* insert Named(physical-inactivity, false)
* insert Named(healthy-eating, false)
* insert Named(education-skills, false)
* insert Determinant(education-skills, social)
* insert Named(substance-use, false)
* insert Named(complex-social-needs, true)
* insert Determinant(complex-social-needs, social)
* insert Named(other, false)
