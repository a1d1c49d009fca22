// Source: PHQ-9. The total runs from 0 to 27. Whoever answers the last question with more than "not at all" needs to be heard at once.
Instance: phq9
InstanceOf: SPQuestionnaire
Usage: #definition
Title: "PHQ-9"
Description: "The nine questions of the Patient Health Questionnaire on depression: how often, in the last two weeks."
* insert OurQuestionnaire(phq9, PHQ9)
* title = "PHQ-9"
* copyright = "Developed by Drs Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute."
* code = SPOutcomeMeasure#phq9
* insert Choice(0, interest, "Little interest or pleasure in doing things", PHQAnswers)
* insert Choice(1, down, "Feeling down\, depressed\, or hopeless", PHQAnswers)
* insert Choice(2, sleep, "Trouble falling or staying asleep\, or sleeping too much", PHQAnswers)
* insert Choice(3, tired, "Feeling tired or having little energy", PHQAnswers)
* insert Choice(4, appetite, "Poor appetite or overeating", PHQAnswers)
* insert Choice(5, failure, "Feeling bad about yourself - or that you are a failure or have let yourself or your family down", PHQAnswers)
* insert Choice(6, concentration, "Trouble concentrating on things\, such as reading the newspaper or watching television", PHQAnswers)
* insert Choice(7, movement, "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual", PHQAnswers)
* insert Choice(8, harm, "Thoughts that you would be better off dead or of hurting yourself in some way", PHQAnswers)
