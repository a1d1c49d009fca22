Instance: example-speech-therapist-role
InstanceOf: SPPractitionerRole
Usage: #example
Description: "The speech and language therapist at work in the stroke team."
* extension[setting].valueCodeableConcept = SPSetting#secondary-care "Secondary care"
* active = true
* practitioner = Reference(example-speech-therapist)
* organization = Reference(example-trust)
* code[0] = AHPProfession#speech-language-therapist "Speech and language therapist"
* code[=].coding[+] = $sct#159026005 "Speech/language therapist"
