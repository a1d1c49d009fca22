Instance: example-provenance-create
InstanceOf: SPProvenance
Usage: #example
Description: "The occupational therapist made Maureen's referral."
* target.reference = "ServiceRequest/example-referral/_history/1"
* recorded = "2026-03-02T14:30:00Z"
* activity = $data-operation#CREATE
* agent.type = $provenance-agent#author
* agent.who = Reference(example-occupational-therapist-role)
* agent.onBehalfOf = Reference(example-trust)
