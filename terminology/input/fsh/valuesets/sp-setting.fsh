ValueSet: SPSettings
Id: sp-setting
Title: "Setting"
Description: "All settings."
* insert OurValueSet
* include codes from system SPSetting
