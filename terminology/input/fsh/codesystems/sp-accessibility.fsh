CodeSystem: SPAccessibility
Id: sp-accessibility
Title: "Accessibility of a service"
Description: "What makes a community service usable for people with an impairment, in HealthcareService.characteristic."
* insert OurCodeSystem(SPAccessibilities)
* #step-free "Step-free access" "One can get in and around without steps."
* #accessible-toilet "Accessible toilet" "There is a toilet for wheelchair users."
* #accessible-parking "Accessible parking" "There is a parking space for disabled people."
* #hearing-loop "Hearing loop" "There is an induction loop for users of hearing aids."
* #sign-language "Sign language" "Somebody interprets or speaks a sign language."
* #easy-read "Easy read" "Information comes in short words and pictures."
* #large-print "Large print or braille" "Information comes in large print or braille."
* #quiet-space "Quiet space" "There is a room to be undisturbed in."
* #assistance-dogs "Assistance dogs" "Assistance dogs are welcome."
* #at-home "At home" "It can come to the person's home."
* #remote "By telephone or video" "One can take part by telephone or video."
