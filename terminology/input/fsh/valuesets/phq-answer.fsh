ValueSet: PHQAnswers
Id: phq-answer
Title: "Answers of PHQ-9 and GAD-7"
Description: "All answers."
* insert OurValueSet
* include codes from system PHQAnswer
