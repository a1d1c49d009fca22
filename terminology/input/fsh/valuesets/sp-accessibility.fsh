ValueSet: SPAccessibilities
Id: sp-accessibility
Title: "Accessibility of a service"
Description: "All kinds of accessibility."
* insert OurValueSet
* include codes from system SPAccessibility
