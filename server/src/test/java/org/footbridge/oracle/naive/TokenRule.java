package org.footbridge.oracle.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.oracle.query.Value.Token;
import org.footbridge.oracle.query.Value.TypedIdentifier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Tokens: codes, perhaps within a system. Case matters to R4's own codes, to URIs, and to codes of systems that say so.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token</a>
 */
public final class TokenRule {
    /** Where the codes of a boolean are defined: as R4 says, and where terminology.hl7.org has them. */
    private static final List<String> BOOLEANS =
            List.of("http://hl7.org/fhir/special-values", "http://terminology.hl7.org/CodeSystem/special-values");

    /** Those in populations that say so, R4's and UCUM. */
    private static final Set<String> CASE_SENSITIVE =
            Set.of("http://terminology.hl7.org/CodeSystem/observation-category", "http://unitsofmeasure.org");

    /**
     * A code, either part empty if it is not there. The system is {@code implied} where the resource has a bare code of
     * an element whose definition says which system it is of.
     *
     * @param exact whether its case matters
     */
    public record Coded(String system, String code, boolean implied, boolean exact) {
        boolean isCode(String other) {
            return exact ? code.equals(other) : folded(code).equals(folded(other));
        }

        /** Whether it is of {@code other}'s system and code. */
        public boolean isOne(Coded other) {
            return system.equals(other.system) && isCode(other.code);
        }

        /** What it is sorted by. */
        String rank() {
            return exact ? code : folded(code);
        }

        /** As Unicode folds case: one letter may become several, such as a ligature. */
        private static String folded(String text) {
            return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
    }

    private TokenRule() {}

    /** The codes of one value. */
    public static List<Coded> codes(Base value) {
        List<Coded> codes = new ArrayList<>();
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> codes.add(coded(coding)));
        } else if (value instanceof Coding coding) {
            codes.add(coded(coding));
        } else if (value instanceof Identifier identifier) {
            codes.add(coded(identifier.getSystem(), identifier.getValue()));
        } else if (value instanceof ContactPoint contact) {
            codes.add(coded("", contact.getValue()));
        } else if (value instanceof Enumeration<?> code && code.hasValue()) {
            codes.add(new Coded(Objects.requireNonNullElse(code.getSystem(), ""), code.primitiveValue(), true, true));
        } else if (value instanceof BooleanType truth && truth.hasValue()) {
            BOOLEANS.forEach(system -> codes.add(new Coded(system, truth.primitiveValue(), true, true)));
        } else if (value instanceof UriType uri) {
            codes.add(new Coded("", Objects.requireNonNullElse(uri.getValue(), ""), false, true));
        } else if (value.isPrimitive()) {
            codes.add(coded("", value.primitiveValue()));
        }
        return codes;
    }

    private static Coded coded(Coding coding) {
        Coded loose = coded(coding.getSystem(), coding.getCode());
        return new Coded(loose.system(), loose.code(), false, CASE_SENSITIVE.contains(loose.system()));
    }

    private static Coded coded(@Nullable String system, @Nullable String code) {
        return new Coded(Objects.requireNonNullElse(system, ""), Objects.requireNonNullElse(code, ""), false, false);
    }

    static boolean matches(Base value, Token asked) {
        return codes(value).stream().anyMatch(has -> matches(has, asked));
    }

    private static boolean matches(Coded has, Token asked) {
        boolean code = !has.code().isEmpty() && has.isCode(asked.code());
        Optional<String> system = asked.system();
        if (system.isEmpty()) {
            return code;
        } else if (system.get().isEmpty()) {
            return code && (has.system().isEmpty() || has.implied());
        }
        return has.system().equals(system.get()) && (code || asked.code().isEmpty());
    }

    /** {@code :text}: the texts that are there for people, as strings are searched. */
    static boolean matchesText(Base value, String asked) {
        return texts(value).anyMatch(text -> StringRule.startsWith(text, asked));
    }

    /** Texts for people. */
    public static Stream<String> texts(Base value) {
        Stream<@Nullable String> texts = Stream.empty();
        if (value instanceof CodeableConcept concept) {
            texts = Stream.concat(
                    Stream.of(concept.getText()), concept.getCoding().stream().map(Coding::getDisplay));
        } else if (value instanceof Coding coding) {
            texts = Stream.of(coding.getDisplay());
        } else if (value instanceof Identifier identifier) {
            return texts(identifier.getType());
        }
        return texts.filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** {@code :of-type}. */
    static boolean matches(Base value, TypedIdentifier asked) {
        return value instanceof Identifier identifier
                && asked.value().equalsIgnoreCase(identifier.getValue())
                && identifier.getType().getCoding().stream()
                        .map(TokenRule::coded)
                        .anyMatch(type -> asked.system().equals(type.system()) && type.isCode(asked.code()));
    }
}
