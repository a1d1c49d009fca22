Instance: sp-need-to-gravity
InstanceOf: ConceptMap
Usage: #definition
* insert OurConceptMap(sp-need-to-gravity, Needs and circumstances to the domains of the Gravity project, SPNeeds)
* name = "SPNeedToGravity"
* description = "The domain of social determinants of health that holds a need, in the SDOH Clinical Care guide of the HL7 Gravity project."
* copyright = "© Footbridge contributors. Licensed under the Apache License, Version 2.0."
* group.source = Canonical(SPNeed)
* group.target = $gravity
* insert Unmatched(mental-health, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(physical-wellbeing, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert MapCommented(loneliness-isolation, social-connection, "Social Connection", wider, "The domain holds connection of every kind.")
* insert Map(debt-financial, financial-insecurity, "Financial Insecurity", equivalent)
* insert MapCommented(unemployment, employment-status, "Employment Status", wider, "The domain holds every status of employment.")
* insert MapCommented(housing, housing-instability, "Housing Instability", inexact, "Homelessness and inadequate housing are domains of their own there.")
* insert Unmatched(gambling, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(long-term-condition, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(learning-disability, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(carer, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(bereavement, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Map(food, food-insecurity, "Food Insecurity", equivalent)
* insert Map(transport, transportation-insecurity, "Transportation Insecurity", equivalent)
* insert MapCommented(digital, digital-access, "Digital Access", inexact, "Digital literacy is a domain of its own there.")
* insert MapCommented(domestic-abuse, intimate-partner-violence, "Intimate Partner Violence", inexact, "Abuse at home need not come from a partner.")
* insert Unmatched(physical-inactivity, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(healthy-eating, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert MapCommented(education-skills, educational-attainment, "Educational Attainment", inexact, "The domain looks at attainment and not at the wish to learn.")
* insert Unmatched(substance-use, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert Unmatched(complex-social-needs, "No domain holds it: it is a need of health and not a social determinant\, or the guide does not name it.")
* insert MapCommented(other, sdoh-category-unspecified, "SDOH Category Unspecified", inexact, "A need that we name in words may belong to a domain there.")
