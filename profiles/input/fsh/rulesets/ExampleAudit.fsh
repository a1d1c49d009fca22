// An interaction of the link worker with the server, without its end. Client and server change roles between reading and asking;
// here they are called source and destination as for a query.
RuleSet: ExampleAudit(interaction, action)
* subtype = $interaction#{interaction}
* action = #{action}
* recorded = "2026-03-03T09:00:00Z"
* agent[0].type = $dicom#110153 "Source Role ID"
* agent[=].who.display = "Case management"
* agent[=].requestor = false
* agent[=].network.address = "192.0.2.1"
* agent[=].network.type = #2
* agent[+].type = $dicom#110152 "Destination Role ID"
* agent[=].who.display = "Footbridge"
* agent[=].requestor = false
* agent[+].type = $participation#IRCP
* agent[=].who = Reference(example-link-worker)
* agent[=].requestor = true
* agent[=].purposeOfUse = $act-reason#TREAT
* source.observer.display = "Footbridge"
* source.type = $audit-source-type#4
