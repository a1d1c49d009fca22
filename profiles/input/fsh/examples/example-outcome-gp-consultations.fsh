Instance: example-outcome-gp-consultations
InstanceOf: SPServiceUseObservation
Usage: #example
Description: "Consultations in general practice in the twelve months before the referral: 14."
* insert ExampleServiceUse(gp-consultations, baseline)
* effectivePeriod.start = "2025-03-02"
* effectivePeriod.end = "2026-03-01"
* valueInteger = 14
