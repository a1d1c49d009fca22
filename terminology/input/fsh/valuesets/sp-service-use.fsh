ValueSet: SPServiceUses
Id: sp-service-use
Title: "Use of health services"
Description: "The counts of how much a person uses health services: consultations in general practice and attendances at accident and emergency."
* insert OurValueSet
* SPOutcomeMeasure#gp-consultations
* SPOutcomeMeasure#ae-attendances
