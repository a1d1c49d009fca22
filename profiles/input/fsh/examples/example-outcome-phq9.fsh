Instance: example-outcome-phq9
InstanceOf: SPOutcomeObservation
Usage: #example
Description: "Tomasz's score of PHQ-9 at the baseline, as $extract makes it of his answers: 12 of 27, which is moderate."
* extension[timepoint].valueCodeableConcept = SPTimepoint#baseline "Baseline"
* identifier.system = "{canonical}/Id/extracted-score"
* identifier.value = "QuestionnaireResponse/example-answers-phq9/phq9"
* basedOn = Reference(example-referral-young-man)
* status = #final
* category = $observation-category#survey
* code.coding[0] = SPOutcomeMeasure#phq9 "PHQ-9 total"
* code.coding[+] = http://loinc.org#44261-6
* code.coding[+] = $sct#720433000
* subject = Reference(example-young-man)
* effectiveDateTime = "2026-04-14T10:20:00Z"
* performer = Reference(example-link-worker)
* valueQuantity = 12 '{score}' "score"
* interpretation = SPScoreBand#moderate "Moderate"
* derivedFrom = Reference(example-answers-phq9)
