Instance: example-speech-therapist
InstanceOf: SPPractitioner
Usage: #example
Description: "The speech and language therapist who prescribes the choir. Invented, as is the registration number."
* identifier[hcpcNumber].value = "SL000000"
* active = true
* name.family = "Morgan"
* name.given = "Ffion"
