Instance: request-order
InstanceOf: ServiceRequest
Usage: #inline
Description: "A request, for the examples of sp-task-4."
* insert ExampleRawRequest(order, refer-to-link-worker)
* status = #active
