Instance: extracted-score
InstanceOf: NamingSystem
Usage: #definition
* insert OurNamingSystem(extracted-score)
* name = "ExtractedScore"
* description = "From which answers a score was extracted, and which score it is, so that extracting again makes no second one."
* responsible = "Footbridge"
* usage = "Observation.identifier of SPOutcomeObservation, as $extract gives it."
