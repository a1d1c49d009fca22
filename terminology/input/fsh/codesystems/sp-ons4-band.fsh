// Source: Office for National Statistics. Satisfied, worthwhile and happy: low 0 to 4, medium 5 and 6, high 7 and 8, very high
// 9 and 10. Anxious: very low 0 and 1, low 2 and 3, medium 4 and 5, high 6 to 10.
CodeSystem: SPONS4Band
Id: sp-ons4-band
Title: "Band of an ONS4 score"
Description: "The bands in which the Office for National Statistics reports the four scores of personal wellbeing."
* insert OurCodeSystem(SPONS4Bands)
* #very-low "Very low" "Anxious only: 0 or 1."
* #low "Low" "0 to 4; anxious: 2 or 3."
* #medium "Medium" "5 or 6; anxious: 4 or 5."
* #high "High" "7 or 8; anxious: 6 to 10."
* #very-high "Very high" "9 or 10; not for anxious."
