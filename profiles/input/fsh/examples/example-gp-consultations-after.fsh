Instance: example-gp-consultations-after
InstanceOf: SPServiceUseObservation
Usage: #example
Description: "Consultations in the twelve months after the referral: 10."
* insert ExampleServiceUse(gp-consultations, follow-up)
* effectivePeriod.start = "2026-03-02"
* effectivePeriod.end = "2027-03-01"
* valueInteger = 10
