// Source: Hughes and others, 2004, the short form for surveys; widely used without charge. The total runs from 3 to 9.
Instance: ucla3
InstanceOf: SPQuestionnaire
Usage: #definition
Title: "Three-item loneliness scale"
Description: "The three questions of the short UCLA loneliness scale. A higher total is lonelier."
* insert OurQuestionnaire(ucla3, ThreeItemLoneliness)
* title = "Three-item loneliness scale"
* copyright = "Hughes, Waite, Hawkley and Cacioppo, 2004. Widely used without charge; cite the authors."
* code = SPOutcomeMeasure#ucla3
* insert Choice(0, companionship, "How often do you feel that you lack companionship?", UCLA3Answers)
* insert Choice(1, left-out, "How often do you feel left out?", UCLA3Answers)
* insert Choice(2, isolated, "How often do you feel isolated from others?", UCLA3Answers)
