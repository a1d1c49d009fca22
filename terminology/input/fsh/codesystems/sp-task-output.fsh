CodeSystem: SPTaskOutput
Id: sp-task-output
Title: "Reports of a referral"
Description: "The outputs of the Task of a referral that refer to a stored report."
* insert OurCodeSystem(SPTaskOutputs)
* #progress-report "Progress report to GP and referrer" "A report about a referral that had not ended."
* #report-back "Message back to GP and referrer" "The report about a referral that has ended. A Task without one waits for it."
