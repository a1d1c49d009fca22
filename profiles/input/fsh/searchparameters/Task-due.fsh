// R4 has a parameter for the period of the work (period), and none for the time until when it is asked for.
Instance: Task-due
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(Task, due, date)
* name = "Due"
* description = "Until when an answer or an end of the referral is hoped for"
* expression = "Task.restriction.period.end"
