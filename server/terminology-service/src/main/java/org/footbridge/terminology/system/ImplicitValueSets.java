package org.footbridge.terminology.system;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * Implicit value sets, which are defined by their URL alone: those of SNOMED CT, and the value set of all of LOINC.
 *
 * @see <a href="https://terminology.hl7.org/SNOMEDCT.html">SNOMED CT in FHIR, implicit value sets</a>
 */
final class ImplicitValueSets {
    static final String SNOMED = "http://snomed.info/sct";
    private static final Pattern OF_SNOMED = Pattern.compile(
            Pattern.quote(SNOMED)
                    + "(?<version>/\\d+(/version/\\d{8})?)?\\?fhir_vs(=(isa/(?<top>\\d+)|refset(/(?<set>\\d+))?|ecl/(?<ecl>.+)))?");

    private ImplicitValueSets() {}

    /** Empty if {@code canonical} is not one. */
    static Optional<ValueSet> find(String canonical) {
        if (canonical.equals("http://loinc.org/vs")) {
            return Optional.of(set(canonical, new ConceptSetComponent().setSystem("http://loinc.org")));
        }
        Matcher url = OF_SNOMED.matcher(canonical);
        return url.matches() ? Optional.of(set(canonical, content(url))) : Optional.empty();
    }

    private static ConceptSetComponent content(Matcher url) {
        ConceptSetComponent content = new ConceptSetComponent().setSystem(SNOMED);
        if (url.group("version") != null) {
            content.setVersion(SNOMED + url.group("version"));
        }
        if (url.group("top") != null) {
            filter(content, "concept", FilterOperator.ISA, url.group("top"));
        } else if (url.group("set") != null) {
            filter(content, Filters.CONSTRAINT, FilterOperator.EQUAL, "^ " + url.group("set"));
        } else if (url.group("ecl") != null) {
            filter(content, Filters.CONSTRAINT, FilterOperator.EQUAL, decoded(url.group("ecl")));
        } else if (url.group().endsWith("=refset")) {
            filter(content, Filters.REFERENCE_SET, FilterOperator.EXISTS, "true");
        }
        return content;
    }

    /** An expression may be written as it is, or with its blanks and signs escaped; a plus is a plus. */
    private static String decoded(String expression) {
        try {
            return URLDecoder.decode(expression.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return expression;
        }
    }

    private static void filter(ConceptSetComponent to, String property, FilterOperator operator, String value) {
        to.addFilter().setProperty(property).setOp(operator).setValue(value);
    }

    private static ValueSet set(String canonical, ConceptSetComponent content) {
        ValueSet set = new ValueSet();
        set.setUrl(canonical).setStatus(PublicationStatus.ACTIVE);
        set.getCompose().addInclude(content);
        return set;
    }
}
