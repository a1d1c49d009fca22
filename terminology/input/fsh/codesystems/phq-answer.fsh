// Free to use: no permission required to reproduce, translate, display or distribute. Shared by PHQ-9 and GAD-7.
CodeSystem: PHQAnswer
Id: phq-answer
Title: "Answers of PHQ-9 and GAD-7"
Description: "How often a problem bothered a person in the last two weeks, with the value of each answer."
* insert OurCodeSystem(PHQAnswers)
* insert Answer(not-at-all, "Not at all", 0)
* insert Answer(several-days, "Several days", 1)
* insert Answer(more-than-half-the-days, "More than half the days", 2)
* insert Answer(nearly-every-day, "Nearly every day", 3)
