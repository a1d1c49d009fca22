ValueSet: SPWorkLists
Id: sp-work-list
Title: "Marks of work lists"
Description: "All marks of work lists."
* insert OurValueSet
* include codes from system SPWorkList
