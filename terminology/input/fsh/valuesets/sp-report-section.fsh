ValueSet: SPReportSections
Id: sp-report-section
Title: "Sections of a report"
Description: "All sections of the message back to the GP and the referrer."
* insert OurValueSet
* include codes from system SPReportSection
