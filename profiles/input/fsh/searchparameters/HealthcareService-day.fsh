Instance: HealthcareService-day
InstanceOf: SearchParameter
Usage: #definition
* insert OurSearchParameter(HealthcareService, day, token)
* name = "DayOfService"
* description = "On which day of the week it is open"
* expression = "HealthcareService.availableTime.daysOfWeek"
