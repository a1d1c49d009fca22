package org.footbridge.validation;

import java.util.Set;
import org.footbridge.profile.check.Findings;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Filters HAPI's errors about fixed values and patterns: HAPI compares dates by their formatted text, and supports only some
 * of the data types. If the compiled profiles have compared a value, their result is used.
 */
final class FixedValueMessages {
    private static final Set<String> IDS = Set.of(
            I18nConstants._DT_FIXED_WRONG,
            I18nConstants.INTERNAL_INT_BAD_TYPE,
            I18nConstants.PROFILE_VAL_NOTALLOWED,
            I18nConstants.PROFILE_VAL_MISSINGELEMENT,
            I18nConstants.FIXED_TYPE_CHECKS_DT_ADDRESS_LINE,
            I18nConstants.FIXED_TYPE_CHECKS_DT_NAME_FAMILY,
            I18nConstants.FIXED_TYPE_CHECKS_DT_NAME_GIVEN,
            I18nConstants.FIXED_TYPE_CHECKS_DT_NAME_PREFIX,
            I18nConstants.FIXED_TYPE_CHECKS_DT_NAME_SUFFIX);

    private FixedValueMessages() {}

    static boolean isWrong(ValidationMessage message, Findings findings) {
        if (!IDS.contains(String.valueOf(message.getMessageId())) || message.getLocation() == null) {
            return false;
        }
        String place = message.getLocation().replaceAll("\\.ofType\\(\\w+\\)", "");
        return findings.fixed().stream().anyMatch(path -> place.equals(path) || place.startsWith(path + "."));
    }
}
