ValueSet: SPTaskOutputs
Id: sp-task-output
Title: "Reports of a referral"
Description: "All kinds of reports of a referral."
* insert OurValueSet
* include codes from system SPTaskOutput
