package org.footbridge;

import java.util.Map;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.validation.ResourceValidator;

/** The profiles that resources must claim: with a typing error in it, a setting would demand nothing or refuse everything. */
final class RequiredProfiles {
    private RequiredProfiles() {}

    static void requireKnown(Map<String, String> required, SearchParameters parameters, ResourceValidator validator) {
        required.forEach((type, profile) -> {
            String setting = "footbridge.profiles.required." + type;
            if (!parameters.isType(type)) {
                throw new SettingException(setting + " is set, but '" + type + "' is not a resource type of FHIR R4.");
            } else if (!validator.knows(profile)) {
                throw new SettingException(
                        setting + " is '" + profile + "', which is not a profile that this server knows.");
            }
        });
    }
}
