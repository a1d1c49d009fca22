Instance: example-provenance-nullify
InstanceOf: SPProvenance
Usage: #example
Description: "A score had been entered for the wrong person, and was taken back with its reason."
* target.display = "A score of another person"
* recorded = "2026-03-03T09:12:00Z"
* activity = $data-operation#NULLIFY
* reason.text = "Entered for the wrong person."
* agent.type = $provenance-agent#author
* agent.who = Reference(example-link-worker)
