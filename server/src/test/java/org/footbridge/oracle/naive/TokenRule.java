package org.footbridge.oracle.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/**
 * Tokens: codes, letter by letter, perhaps within a system.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token</a>
 */
public final class TokenRule {
    /** Where the codes of a boolean are defined: as R4 says, and where terminology.hl7.org has them. */
    private static final List<String> BOOLEANS =
            List.of("http://hl7.org/fhir/special-values", "http://terminology.hl7.org/CodeSystem/special-values");

    /**
     * A code, either part empty if it is not there. The system is {@code implied} where the resource has a bare code of
     * an element whose definition says which system it is of.
     */
    public record Coded(String system, String code, boolean implied) {}

    private TokenRule() {}

    /** The codes of one value. */
    public static List<Coded> codes(Base value) {
        List<Coded> codes = new ArrayList<>();
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> codes.add(coded(coding.getSystem(), coding.getCode())));
        } else if (value instanceof Coding coding) {
            codes.add(coded(coding.getSystem(), coding.getCode()));
        } else if (value instanceof Identifier identifier) {
            codes.add(coded(identifier.getSystem(), identifier.getValue()));
        } else if (value instanceof ContactPoint contact) {
            codes.add(coded("", contact.getValue()));
        } else if (value instanceof Enumeration<?> code && code.hasValue()) {
            codes.add(new Coded(Objects.requireNonNullElse(code.getSystem(), ""), code.primitiveValue(), true));
        } else if (value instanceof BooleanType truth && truth.hasValue()) {
            BOOLEANS.forEach(system -> codes.add(new Coded(system, truth.primitiveValue(), true)));
        } else if (value.isPrimitive()) {
            codes.add(coded("", value.primitiveValue()));
        }
        return codes;
    }

    private static Coded coded(@Nullable String system, @Nullable String code) {
        return new Coded(Objects.requireNonNullElse(system, ""), Objects.requireNonNullElse(code, ""), false);
    }

    static boolean matches(Base value, Token asked) {
        return codes(value).stream().anyMatch(has -> matches(has, asked));
    }

    private static boolean matches(Coded has, Token asked) {
        boolean code = !has.code().isEmpty() && has.code().equals(asked.code());
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
                && asked.value().equals(identifier.getValue())
                && identifier.getType().getCoding().stream()
                        .anyMatch(type -> asked.system().equals(type.getSystem())
                                && asked.code().equals(type.getCode()));
    }
}
