// Open Government Licence. The value is the place of the answer in the published order.
CodeSystem: ONSLonelinessAnswer
Id: ons-loneliness-answer
Title: "Answers of the direct measure of loneliness"
Description: "The answers to how often a person feels lonely, in the order of the Office for National Statistics."
* insert OurCodeSystem(ONSLonelinessAnswers)
* insert Answer(often-always, "Often/always", 1)
* insert Answer(some-of-the-time, "Some of the time", 2)
* insert Answer(occasionally, "Occasionally", 3)
* insert Answer(hardly-ever, "Hardly ever", 4)
* insert Answer(never, "Never", 5)
