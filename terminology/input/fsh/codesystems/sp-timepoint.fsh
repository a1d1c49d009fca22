CodeSystem: SPTimepoint
Id: sp-timepoint
Title: "When an outcome was taken"
Description: "Where in a person's way through social prescribing an outcome was taken, so that scores can be paired."
* insert OurCodeSystem(SPTimepoints)
* #baseline "Baseline" "Before or at the start of the support."
* #review "Review" "While the support goes on."
* #end "End" "When the support ends."
* #follow-up "Follow-up" "Some time after the support has ended."
