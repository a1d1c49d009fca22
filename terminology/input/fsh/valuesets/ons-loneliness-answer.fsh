ValueSet: ONSLonelinessAnswers
Id: ons-loneliness-answer
Title: "Answers of the direct measure of loneliness"
Description: "All answers."
* insert OurValueSet
* include codes from system ONSLonelinessAnswer
