// Source: Office for National Statistics, direct measure of loneliness; recommended together with the three-item scale.
Instance: ons-loneliness
InstanceOf: SPQuestionnaire
Usage: #definition
Title: "Direct measure of loneliness"
Description: "The one question of the Office for National Statistics on loneliness."
* insert OurQuestionnaire(ons-loneliness, DirectLoneliness)
* title = "Direct measure of loneliness"
* copyright = "Office for National Statistics. Licensed under the Open Government Licence v3.0; cite the Office for National Statistics."
* code = SPOutcomeMeasure#ons-loneliness
* insert Choice(0, lonely, "How often do you feel lonely?", ONSLonelinessAnswers)
