// Free to use. The value of an answer is its part of the total, from 3 to 9.
CodeSystem: UCLA3Answer
Id: ucla3-answer
Title: "Answers of the three-item loneliness scale"
Description: "The answers of the three-item loneliness scale, with their values."
* insert OurCodeSystem(UCLA3Answers)
* insert Answer(hardly-ever-or-never, "Hardly ever or never", 1)
* insert Answer(some-of-the-time, "Some of the time", 2)
* insert Answer(often, "Often", 3)
