Instance: Task-output-type
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(Task, output-type, token)
* name = "OutputTypeOfTask"
* description = "Which kinds of output a task has, such as a report to the requester"
* expression = "Task.output.type"
