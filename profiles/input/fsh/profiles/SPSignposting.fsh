// Not a referral in the sense of the national standard. There is no Task: nobody is asked to act, the person is.
Profile: SPSignposting
Parent: SPReferral
Id: SPSignposting
Title: "Active signposting"
Description: "Given a person who finds their own way after a short conversation, when the professional gives information and choice, then it is recorded that this was done and whereto the person was pointed. It is a proposal and no referral, and no Task belongs to it."
* insert Mode(active-signposting)
* obeys sp-signposting-1 and sp-signposting-2
* extension contains SignpostedTo named signpostedTo 0..* MS
// the end of the spectrum with the least input: it asks nothing of anyone
* intent = #proposal
* subject only Reference(SPPatient)
* performer ^short = "Whereto the person was pointed, if a directory knows it"
