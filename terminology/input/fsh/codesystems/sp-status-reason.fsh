CodeSystem: SPStatusReason
Id: sp-status-reason
Title: "Why a referral was refused, paused or ended"
Description: "Why a referral was rejected, cancelled, put on hold or failed."
* insert OurCodeSystem(SPStatusReasons)
* #declined-by-person "Declined by the person" "The person does not want it, or not now."
* #unable-to-contact "Unable to contact" "The person could not be reached."
* #not-eligible "Not eligible" "The service is not for this person."
* #outside-area "Outside the area" "The person lives where the service does not reach."
* #no-capacity "No capacity" "The service has no room."
* #inappropriate-referral "Inappropriate referral" "The need is one that the service cannot meet."
* #duplicate "Duplicate" "The same referral was made before."
* #moved-away "Moved away" "The person moved away."
* #died "Died" "The person died."
* #safeguarding-escalated "Safeguarding escalated" "A concern for safety was passed on, and goes first."
* #raised-in-error "Raised in error" "The referral was made by mistake."
* #needs-met-elsewhere "Needs met elsewhere" "The need is met in another way."
* #consent-withdrawn "Consent withdrawn" "The person took back their agreement to share information."
