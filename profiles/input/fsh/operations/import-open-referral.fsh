Instance: import-open-referral
InstanceOf: OperationDefinition
Usage: #definition
* insert OurDefinition(OperationDefinition, import-open-referral)
* name = "ImportOpenReferral"
* title = "Import a feed of Open Referral UK"
* description = "Stores the services of a feed of Open Referral UK 3.0 with their organisations and locations, row by row: a row at fault is refused with its reason, and the others go on. A second import of the same feed changes nothing. Services that a complete feed no longer has are closed, not deleted. A client that prefers not to wait (Prefer: respond-async) is answered 202 with the URL of the status."
* kind = #operation
* code = #import-open-referral
* affectsState = true
* system = true
* type = false
* instance = false
* insert Takes(source, 0, "1", uri, "The base URL of a feed that the operator allows; either this or feed")
* insert Takes(feed, 0, "1", base64Binary, "The feed itself\, as JSON: a service\, a list of services or a page of them\, in base64 or as a Binary")
* insert Takes(publisher, 0, "1", uri, "The base URL of the publisher of the feed\, by which its ids are told from those of others; by default the source")
* insert Takes(complete, 0, "1", boolean, "Whether the feed has all services of the publisher\, so that those that it no longer has are closed; by default true for a source and false for a feed")
* insert Takes(dry-run, 0, "1", boolean, "Whether nothing is stored\, and only the report is given")
* insert Gives(created, 1, "1", integer, "How many services were created")
* insert Gives(changed, 1, "1", integer, "How many were changed")
* insert Gives(unchanged, 1, "1", integer, "How many were the same already")
* insert Gives(closed, 1, "1", integer, "How many were closed\, as the feed no longer has them")
* insert Gives(refused, 1, "1", integer, "How many rows were refused")
* insert Gives(dry-run, 1, "1", boolean, "Whether nothing was stored")
* parameter[+].name = #row
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A row of which there is something to say"
* insert OutputPart(number, 0, "1", integer, "Its place in the feed\, from 1")
* insert OutputPart(id, 0, "1", string, "Its id in the feed")
* insert OutputPart(effect, 1, "1", code, "created | changed | unchanged | closed | refused")
* insert OutputPart(reason, 1, "*", string, "Why it was refused\, or what was put right or is in doubt")
* insert Gives(more, 0, "1", integer, "How many further rows there is something to say of")
