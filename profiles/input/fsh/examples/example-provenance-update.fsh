Instance: example-provenance-update
InstanceOf: SPProvenance
Usage: #example
Description: "The link worker closed the loop."
* target.reference = "Task/example-task/_history/5"
* recorded = "2026-06-25T15:00:00Z"
* activity = $data-operation#UPDATE
* agent.type = $provenance-agent#author
* agent.who = Reference(example-link-worker)
* entity.role = #revision
* entity.what.reference = "Task/example-task/_history/4"
