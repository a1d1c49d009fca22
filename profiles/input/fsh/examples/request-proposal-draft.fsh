Instance: request-proposal-draft
InstanceOf: ServiceRequest
Usage: #inline
Description: "A request, for the examples of sp-task-4."
* insert ExampleRawRequest(proposal, active-signposting)
* status = #draft
* performer = Reference(example-walking-group)
