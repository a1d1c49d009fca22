ValueSet: UCLA3Answers
Id: ucla3-answer
Title: "Answers of the three-item loneliness scale"
Description: "All answers."
* insert OurValueSet
* include codes from system UCLA3Answer
