Extension: OpenReferralField
Id: open-referral-field
Title: "Property of Open Referral UK"
Description: "A property that Open Referral UK 3.0 gives to an object and that has no element in FHIR. It stands in the element that the object became, so that the directory gives the same document again."
Context: Element
* ^experimental = false
* insert OurCopyright
* . 0..*
* . ^short = "A property without an element"
* extension contains name 1..1 and value 0..1 and json 0..1
* extension[name] ^short = "Its name in Open Referral UK, such as fees"
* extension[name].value[x] 1..1
* extension[name].value[x] only string
* extension[value] ^short = "Its value"
* extension[value].value[x] 1..1
* extension[value].value[x] only string or decimal or boolean
* extension[json] ^short = "Its value if that is a list or an object, as JSON"
* extension[json].value[x] 1..1
* extension[json].value[x] only string
