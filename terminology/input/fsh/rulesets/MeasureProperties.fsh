// The properties a measure may have.
RuleSet: MeasureProperties
* ^property[0].code = #direction
* ^property[=].description = "higher-is-better or lower-is-better"
* ^property[=].type = #string
* ^property[+].code = #licensed
* ^property[=].description = "Whether its questionnaire may not be shared without a licence, so that only the score is stored"
* ^property[=].type = #boolean
* ^property[+].code = #min
* ^property[=].description = "Lowest possible score; absent if there is none or it depends"
* ^property[=].type = #decimal
* ^property[+].code = #max
* ^property[=].description = "Highest possible score; absent if there is none"
* ^property[=].type = #decimal
* ^property[+].code = #mic
* ^property[=].description = "Smallest change of the score that counts, where the owner of the measure publishes one"
* ^property[=].type = #decimal
* ^property[+].code = #licence
* ^property[=].description = "Under which terms the questionnaire may be used, in words"
* ^property[=].type = #string
* ^property[+].code = #impact
* ^property[=].description = "On what an effect shows: person, community or system, the three areas of the national common outcomes framework"
* ^property[=].type = #code
