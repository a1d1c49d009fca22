// Systems of others. Our own definitions are referred to by name, so our canonical base does not occur here.
Alias: $sct = http://snomed.info/sct
Alias: $ucum = http://unitsofmeasure.org
Alias: $nhs-number = https://fhir.nhs.uk/Id/nhs-number
Alias: $hcpc-number = https://fhir.hl7.org.uk/Id/hcpc-number
Alias: $message-category = https://fhir.nhs.uk/CodeSystem/message-category-servicerequest
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $data-absent-reason = http://terminology.hl7.org/CodeSystem/data-absent-reason
