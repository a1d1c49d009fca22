Extension: Confidence
Id: confidence
Title: "Confidence"
Description: "How confident the person is to do what was agreed, from 1 (not at all) to 10 (most)."
Context: CarePlan.activity
* ^experimental = false
* insert OurCopyright
* obeys sp-scale-1
* . 0..1
* . ^short = "How confident the person is to do it, 1 to 10"
* value[x] 1..1
* value[x] only integer
