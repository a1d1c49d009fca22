Profile: SPQuestionnaire
Parent: Questionnaire
Id: SPQuestionnaire
Title: "Questionnaire of a free instrument"
Description: "Given an instrument that is free to use, when it is asked, then its questions and answers are here in their published words, with the terms of use and the score that it yields."
* ^experimental = false
* insert OurCopyright
* obeys sp-questionnaire-1
* url 1..1 MS
* version MS
* title 1..1 MS
* status MS
* subjectType 1..1 MS
* subjectType = #Patient
// whoever copies a form must know whether they may
* copyright 1..1 MS
* code 1..* MS
* code from SPOutcomeMeasures (extensible)
* code ^short = "The scores that it yields"
* item 1..* MS
* item.text MS
* item.answerOption MS
