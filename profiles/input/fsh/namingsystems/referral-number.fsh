Instance: referral-number
InstanceOf: NamingSystem
Usage: #definition
* insert OurNamingSystem(referral-number)
* name = "ReferralNumber"
* description = "The number by which people speak of a referral."
* responsible = "Footbridge"
* usage = "ServiceRequest.identifier of SPReferral."
