// An answer such as that to the last question of PHQ-9 needs somebody who hears it at once, whatever the total is.
CodeSystem: SPSafety
Id: sp-safety
Title: "Safety of a person"
Description: "What a server says when an answer of a person is to be heeded at once: as the code of a Flag, and of the Task to review it."
* insert OurCodeSystem(SPSafeties)
* #safety-answer "Answer to be heeded at once" "An answer about harm to oneself was more than not at all."
* #safety-review "Review of a safety answer" "Somebody is asked to speak with the person about such an answer."
