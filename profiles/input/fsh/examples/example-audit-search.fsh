Instance: example-audit-search
InstanceOf: SPAuditEvent
Usage: #example
Description: "The link worker looked for the open tasks. The query is kept as it was sent, in base64."
* insert ExampleAudit(search-type, E)
* outcome = #0
* entity.type = $audit-entity-type#2
* entity.role = $object-role#24
* entity.query = "VGFzaz9vd25lcjptaXNzaW5nPXRydWUmc3RhdHVzPXJlcXVlc3RlZA=="
