Instance: sp-signposting-1-f3-fail
InstanceOf: SPSignposting
Usage: #example
Description: "sp-signposting-1 fails: minutes are no place."
* insert ExampleSignposting
* status = #completed
* extension[ahpEngagement].extension[inputMinutes].valuePositiveInt = 5
