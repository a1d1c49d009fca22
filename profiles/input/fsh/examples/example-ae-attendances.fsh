Instance: example-ae-attendances
InstanceOf: SPServiceUseObservation
Usage: #example
Description: "Attendances at accident and emergency in the twelve months before the referral: 2."
* insert ExampleServiceUse(ae-attendances, baseline)
* effectivePeriod.start = "2025-03-02"
* effectivePeriod.end = "2026-03-01"
* valueInteger = 2
