// Systems of others. Our own definitions are referred to by name, so our canonical base does not occur here.
Alias: $sct = http://snomed.info/sct
Alias: $sds-job-role = https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName
Alias: $ordinal-value = http://hl7.org/fhir/StructureDefinition/ordinalValue
Alias: $loinc = http://loinc.org
Alias: $gravity = http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes
