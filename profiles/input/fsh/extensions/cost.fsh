Extension: Cost
Id: cost
Title: "What it costs"
Description: "One way to pay for a community service. One that is free says so in serviceProvisionCode."
Context: HealthcareService
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "What it costs, for whom"
* extension contains option 0..1 MS and amount 0..1 MS
* extension[option] ^short = "For whom or for what, for instance: concessions"
* extension[option].value[x] 1..1
* extension[option].value[x] only string
* extension[amount] ^short = "How much"
* extension[amount].value[x] 1..1
* extension[amount].value[x] only Money
