// Sources: PHQ-9, Kroenke, Spitzer and Williams, 2001; GAD-7, Spitzer, Kroenke, Williams and Löwe, 2006; chronic loneliness, Office for
// National Statistics. The bounds are those of server/outcome, file instruments.yaml.
CodeSystem: SPScoreBand
Id: sp-score-band
Title: "Band of a score"
Description: "The bands in which the scores of PHQ-9, GAD-7 and the direct measure of loneliness are read. A band is no diagnosis."
* insert OurCodeSystem(SPScoreBands)
* #minimal "Minimal" "PHQ-9 and GAD-7: 0 to 4."
* #mild "Mild" "PHQ-9 and GAD-7: 5 to 9."
* #moderate "Moderate" "PHQ-9 and GAD-7: 10 to 14."
* #moderately-severe "Moderately severe" "PHQ-9: 15 to 19."
* #severe "Severe" "PHQ-9: 20 to 27; GAD-7: 15 to 21."
* #chronically-lonely "Chronically lonely" "Direct measure of loneliness: often or always."
