Instance: request-proposal-active
InstanceOf: ServiceRequest
Usage: #inline
Description: "A request, for the examples of sp-task-4."
* insert ExampleRawRequest(proposal, active-signposting)
* status = #active
* performer = Reference(example-walking-group)
