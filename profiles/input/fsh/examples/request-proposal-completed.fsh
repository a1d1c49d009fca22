Instance: request-proposal-completed
InstanceOf: ServiceRequest
Usage: #inline
Description: "A request, for the examples of sp-task-4."
* insert ExampleRawRequest(proposal, active-signposting)
* status = #completed
* performer = Reference(example-walking-group)
