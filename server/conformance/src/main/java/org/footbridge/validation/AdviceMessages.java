package org.footbridge.validation;

import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Errors of HL7's validator that this server reports as warnings, because the resource breaks no rule of R4: advice to
 * authors, rules of HL7's own publishing process, rules that the server cannot check, and mistakes in R4's own definitions.
 */
final class AdviceMessages {
    /** Extensions that carry elements of another release of FHIR are valid; their definitions are not here. */
    private static final Pattern OTHER_RELEASE =
            Pattern.compile("http://hl7\\.org/fhir/[1-5]\\.\\d/StructureDefinition/.*[iI]nvalid [vV]ersion"
                    + "|invalid version in extension url");

    /** The extension that limits a context of an extension to releases of FHIR. */
    private static final String RELEASES = "http://hl7.org/fhir/StructureDefinition/version-specific-use";

    /** Elements of R4 with a name like that of a choice, as {@code studyEffective[x]}, which they do not belong to. */
    private static final Pattern LIKE_A_CHOICE = Pattern.compile("\\.(?:study|participant)Effective[A-Za-z]+$");

    private static final Set<String> ADVICE = Set.of(
            // HL7's examples of R4 have relative canonicals
            I18nConstants.TYPE_SPECIFIC_CHECKS_CANONICAL_ABSOLUTE,
            // HL7's own data elements of R4 have types without a namespace
            I18nConstants.SD_TYPE_NOT_LOCAL,
            I18nConstants.IG_HL7_STANDARDS_STATUS_REQUIRED,
            I18nConstants.IG_HL7_WG_REQUIRED);

    /**
     * Messages on the expressions of a Measure and the rules of a StructureMap: whether they can be executed is no rule of
     * R4.
     */
    private static final Pattern PROGRAMS = Pattern.compile("(?:SM|MEASURE_M)_.*");

    private AdviceMessages() {}

    static boolean isAdvice(ValidationMessage message, Resource resource) {
        String text = String.valueOf(message.getMessage());
        String id = String.valueOf(message.getMessageId());
        return ADVICE.contains(id)
                || PROGRAMS.matcher(id).matches()
                || OTHER_RELEASE.matcher(text).find()
                || text.contains("SHOULD NOT")
                || isContextElsewhere(id, resource)
                || isSlipOfDefinitions(id, String.valueOf(message.getLocation()));
    }

    /** A binding to a code system in place of a value set, and an element whose name is that of a choice with a type behind it. */
    private static boolean isSlipOfDefinitions(String id, String location) {
        return id.equals(I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND_CS)
                || (id.equals(I18nConstants.VALIDATION_VAL_PROFILE_MATCHMULTIPLE)
                        && LIKE_A_CHOICE.matcher(location).find());
    }

    /** Whether the message concerns a context of an extension that exists in another release of FHIR. */
    private static boolean isContextElsewhere(String id, Resource resource) {
        return id.startsWith(I18nConstants.SD_CONTEXT_SHOULD_ELEMENT_NOT_FOUND)
                && resource instanceof StructureDefinition definition
                && definition.getContext().stream().anyMatch(context -> context.hasExtension(RELEASES));
    }
}
