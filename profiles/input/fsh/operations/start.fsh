Instance: start
InstanceOf: OperationDefinition
Usage: #definition
* insert OurStep(start)
* name = "Start"
* title = "Start the work"
* description = "The work begins, or goes on after a pause: the Task becomes in-progress."
