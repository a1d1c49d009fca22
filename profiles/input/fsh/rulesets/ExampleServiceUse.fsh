// A count of Maureen's use of health services, without period and value.
RuleSet: ExampleServiceUse(measure, timepoint)
* extension[timepoint].valueCodeableConcept = SPTimepoint#{timepoint}
* basedOn = Reference(example-referral)
* status = #final
* category.text = "Health service use"
* code = SPOutcomeMeasure#{measure}
* subject = Reference(example-person)
