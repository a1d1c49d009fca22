// Source: framework 2019, "It can be used in primary and secondary care", "community-based support" and "Allied Health
// Professionals working outside of the NHS".
CodeSystem: SPSetting
Id: sp-setting
Title: "Setting"
Description: "Where the professional works who uses social prescribing."
* insert OurCodeSystem(SPSettings)
* #primary-care "Primary care" "General practice and the other services that people turn to first."
* #secondary-care "Secondary care" "Hospitals and specialist services."
* #community "Community" "Services in people's homes and neighbourhoods."
* #outside-nhs "Outside the NHS" "Work outside the National Health Service, for instance for a charity, a council or in private practice."
