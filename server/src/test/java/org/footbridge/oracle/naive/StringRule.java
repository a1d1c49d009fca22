package org.footbridge.oracle.naive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/**
 * Strings: the beginning of any part, without regard to case, diacritics and white space.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
public final class StringRule {
    /** So many code points are looked at. */
    private static final int LENGTH = 200;

    private StringRule() {}

    /** The texts of one value, each of which can be searched by itself. */
    public static List<String> texts(Base value) {
        List<StringType> parts = new ArrayList<>();
        if (value instanceof HumanName name) {
            parts.addAll(List.of(name.getTextElement(), name.getFamilyElement()));
            parts.addAll(name.getGiven());
            parts.addAll(name.getPrefix());
            parts.addAll(name.getSuffix());
        } else if (value instanceof Address address) {
            parts.addAll(List.of(address.getTextElement(), address.getCityElement(), address.getDistrictElement()));
            parts.addAll(
                    List.of(address.getStateElement(), address.getPostalCodeElement(), address.getCountryElement()));
            parts.addAll(address.getLine());
        } else if (value.isPrimitive()) {
            return value.hasPrimitiveValue() ? List.of(value.primitiveValue()) : List.of();
        }
        return parts.stream()
                .map(PrimitiveType::getValue)
                .filter(Objects::nonNull)
                .toList();
    }

    static boolean matches(Base value, String modifier, String asked) {
        return texts(value).stream().anyMatch(text -> switch (modifier) {
            case "exact" -> text.equals(asked);
            case "contains" -> plain(text).contains(plain(asked));
            default -> startsWith(text, asked);
        });
    }

    static boolean startsWith(String text, String asked) {
        return plain(text).startsWith(plain(asked));
    }

    /** {@code text} without what is not regarded. */
    public static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        // by way of capitals, as ß has none but SS, and σ and ς have the same
        String folded =
                letters.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        String spaced = folded.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        int[] first = spaced.codePoints().limit(LENGTH).toArray();
        return new String(first, 0, first.length).strip();
    }
}
