// Source: framework 2019. The first five are whom it "can be used to support", the others for whom it is "particularly useful"
// or "more effective than more traditional services". No age is set: the national standard speaks of adults only, the framework
// does not.
CodeSystem: SPPopulation
Id: sp-population
Title: "Population"
Description: "Whom social prescribing, or one community service, is for."
* insert OurCodeSystem(SPPopulations)
* #adults "Adults" "Adults of any age."
* #young-people "Young people" "Young people on their way to adulthood."
* #children "Children" "Children, with those who care for them."
* #learning-disabilities "People with learning disabilities" "People with learning disabilities."
* #mental-health-problems "People with mental health problems" "People with mental health problems, or who need more support with their mental health."
* #long-term-conditions "People with long-term conditions" "People who have one or more long-term conditions."
* #lonely-or-isolated "People who are lonely or isolated" "People who are lonely or isolated."
* #complex-social-needs "People with complex social needs" "People who have complex social needs that affect their wellbeing."
* #marginalised-or-vulnerable "Marginalised or vulnerable people" "Marginalised groups and vulnerable individuals."
