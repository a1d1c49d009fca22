Extension: LeftOutRows
Id: left-out-rows
Title: "Rows that a report leaves out"
Description: "How many rows of data a report leaves out for one reason, and which, if the reader may read them."
Context: MeasureReport
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "Rows left out for one reason"
* extension contains reason 1..1 MS and count 0..1 MS and row 0..* MS
* extension[reason] ^short = "Why, such as follow-up-before-baseline"
* extension[reason].value[x] 1..1
* extension[reason].value[x] only code
* extension[count] ^short = "How many; missing if suppressed"
* extension[count].value[x] 1..1
* extension[count].value[x] only unsignedInt
* extension[row] ^short = "A row that is left out"
* extension[row].value[x] 1..1
* extension[row].value[x] only Reference(Observation or ServiceRequest)
