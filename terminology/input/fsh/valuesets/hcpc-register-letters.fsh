ValueSet: HCPCRegisterLettersAll
Id: hcpc-register-letters
Title: "Letters of an HCPC registration number"
Description: "All letters that begin an HCPC registration number."
* insert OurValueSet
* include codes from system HCPCRegisterLetters
