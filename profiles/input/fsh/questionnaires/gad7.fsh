// Source: GAD-7. The total runs from 0 to 21.
Instance: gad7
InstanceOf: SPQuestionnaire
Usage: #definition
Title: "GAD-7"
Description: "The seven questions of the Generalised Anxiety Disorder scale: how often, in the last two weeks."
* insert OurQuestionnaire(gad7, GAD7)
* title = "GAD-7"
* copyright = "Developed by Drs Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute."
* code = SPOutcomeMeasure#gad7
* insert Choice(0, nervous, "Feeling nervous\, anxious or on edge", PHQAnswers)
* insert Choice(1, control, "Not being able to stop or control worrying", PHQAnswers)
* insert Choice(2, worrying, "Worrying too much about different things", PHQAnswers)
* insert Choice(3, relaxing, "Trouble relaxing", PHQAnswers)
* insert Choice(4, restless, "Being so restless that it is hard to sit still", PHQAnswers)
* insert Choice(5, annoyed, "Becoming easily annoyed or irritable", PHQAnswers)
* insert Choice(6, afraid, "Feeling afraid as if something awful might happen", PHQAnswers)
