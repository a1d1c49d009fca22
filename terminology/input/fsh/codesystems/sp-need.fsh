// The national reference set of needs and concerns (SNOMED CT 1373501000000105) has no freely published members; these codes
// stand beside a SNOMED CT coding, not instead of one.
CodeSystem: SPNeed
Id: sp-need
Title: "Needs and circumstances"
Description: "What a person needs or lives with that social prescribing can address."
* insert OurCodeSystem(SPNeeds)
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
* #other "Other" "Another need; say which in the text."
