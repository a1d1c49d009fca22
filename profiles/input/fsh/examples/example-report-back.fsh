Instance: example-report-back
InstanceOf: Composition
Usage: #example
Description: "The message back about Maureen's referral, as $report-back composes it; in the document its resources follow."
* language = #en-GB
* status = #final
* type = http://loinc.org#34133-9 "Summary of episode note"
* type.text = "Message back to GP and referrer"
* subject = Reference(example-person)
* date = "2026-06-25T15:05:00Z"
* author = Reference(example-link-worker)
* title = "Message back to GP and referrer"
* confidentiality = #N
* event.detail[0] = Reference(example-task)
* event.detail[+] = Reference(example-referral)
* section[0].title = "Person demographics"
* section[=].code = SPReportSection#person-demographics "Person demographics"
* section[=].text.status = #generated
* section[=].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><tbody><tr><th>Name</th><td>Maureen Harding</td></tr><tr><th>NHS number</th><td>900 000 0009</td></tr><tr><th>Date of birth</th><td>17 May 1953</td></tr></tbody></table></div>"
* section[=].entry = Reference(example-person)
* section[+].title = "Clinical summary"
* section[=].code = SPReportSection#clinical-summary "Clinical summary"
* section[=].text.status = #generated
* section[=].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Maureen Harding was referred on 2 March 2026. The support by Daniel Price has been completed. Outcome: activity completed.</p><p>ONS4 life satisfaction rose from 3 to 7 on a scale from 0 to 10 between 2 March 2026 and 25 June 2026: better.</p></div>"
* section[=].entry = Reference(example-task)
* section[+].title = "Assessments"
* section[=].code = SPReportSection#assessments "Assessments"
* section[=].text.status = #generated
* section[=].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><thead><tr><th>Measure</th><th>First score</th><th>Latest score</th><th>Change</th></tr></thead><tbody><tr><td>ONS4 life satisfaction</td><td>3 (2 March 2026, Baseline)</td><td>7 (25 June 2026, End)</td><td>better</td></tr></tbody></table></div>"
* section[=].entry[0] = Reference(example-outcome-baseline)
* section[=].entry[+] = Reference(example-outcome-end)
* section[+].title = "Risks"
* section[=].code = SPReportSection#risks "Risks"
* section[=].text.status = #generated
* section[=].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>No risk is recorded with this referral. That does not mean that there is none.</p></div>"
* section[=].emptyReason = http://terminology.hl7.org/CodeSystem/list-empty-reason#unavailable "Unavailable"
