CodeSystem: SPReportSection
Id: sp-report-section
Title: "Sections of a report"
Description: "The sections of the message back to the GP and the referrer. They follow the Social Prescribing Information Standard of the Professional Record Standards Body, version 1.1."
* insert OurCodeSystem(SPReportSections)
* #person-demographics "Person demographics" "Who the person is."
* #gp-practice "GP practice" "The practice at which the person is registered."
* #consent "Consent" "What the person has agreed to share."
* #referral-details "Referral details" "Who referred the person, when, to whom and for what."
* #contacts "Contacts with professionals" "The conversations with the person."
* #presenting-complaints "Presenting complaints or issues" "The needs because of which the person was referred."
* #clinical-summary "Clinical summary" "What was done and what came of it, with the first and the latest scores."
* #services-and-care "Services and care" "The services to which the person was referred onward."
* #signpost-details "Signpost details" "Where the person was pointed to; this is no referral."
* #assessments "Assessments" "Scores of the person before and after."
* #risks "Risks" "Risks that others need to know of."
* #plan-and-requested-actions "Plan and requested actions" "What is asked of the GP and the referrer."
* #care-and-support-plan "Care and support plan" "Goals, hopes and activities that were agreed with the person."
