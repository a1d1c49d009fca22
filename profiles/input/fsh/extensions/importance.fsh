Extension: Importance
Id: importance
Title: "Importance"
Description: "How important a goal is to the person, from 1 (not at all) to 10 (most)."
Context: Goal
* ^experimental = false
* insert OurCopyright
* obeys sp-scale-1
* . 0..1
* . ^short = "How important it is to the person, 1 to 10"
* value[x] 1..1
* value[x] only integer
