// Source: Office for National Statistics, personal well-being; free to use. Not added up. For people of 16 and older; children are
// not asked about anxiety.
Instance: ons4
InstanceOf: SPQuestionnaire
Usage: #definition
Title: "Personal wellbeing (ONS4)"
Description: "The four questions of the Office for National Statistics on personal wellbeing, each from 0 to 10."
* insert OurQuestionnaire(ons4, PersonalWellbeing)
* title = "Personal wellbeing (ONS4)"
* copyright = "Office for National Statistics. Licensed under the Open Government Licence v3.0; cite the Office for National Statistics."
* code[0] = SPOutcomeMeasure#ons4-life-satisfaction
* code[+] = SPOutcomeMeasure#ons4-worthwhile
* code[+] = SPOutcomeMeasure#ons4-happy
* code[+] = SPOutcomeMeasure#ons4-anxious
* insert NoughtToTen(0, life-satisfaction, "Overall\, how satisfied are you with your life nowadays?")
* insert NoughtToTen(1, worthwhile, "Overall\, to what extent do you feel that the things you do in your life are worthwhile?")
* insert NoughtToTen(2, happy, "Overall\, how happy did you feel yesterday?")
* insert NoughtToTen(3, anxious, "On a scale where 0 is \"not at all anxious\" and 10 is \"completely anxious\"\, overall\, how anxious did you feel yesterday?")
