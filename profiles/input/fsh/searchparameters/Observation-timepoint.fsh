Instance: Observation-timepoint
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(Observation, timepoint, token)
* name = "TimepointOfOutcome"
* description = "When the outcome was taken: baseline, review, end or follow-up"
* expression = "Observation.extension('{canonical}/StructureDefinition/timepoint').value"
