package org.footbridge.oracle.naive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/**
 * Strings: the beginning of any part, without regard to case, diacritics, punctuation and white space; of the names of
 * people, the beginning of any word, without regard to what stands between words.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
public final class StringRule {
    /** So many code points are looked at. */
    private static final int LENGTH = 200;

    /** An apostrophe is within a word. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\p{P}\\p{Z}\\p{Cc}]|['‘’])+");

    private static final String PUNCTUATION = "[\\p{P}`´ʹʻʼˈˊˋ]";

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

    /** Whether {@code parameter} is about people's names. */
    public static boolean isAboutPeople(SearchParameter parameter) {
        return parameter.expression().matches(".*\\b(Patient|Person|Practitioner|RelatedPerson)\\.name\\b.*");
    }

    static boolean matches(Base value, boolean names, String modifier, String asked) {
        return texts(value).stream().anyMatch(text -> matches(text, names, modifier, asked));
    }

    static boolean matches(String text, boolean names, String how, String asked) {
        return switch (how) {
            case "exact" -> text.equals(asked);
            case "eq" -> plain(text).equals(plain(asked));
            case "contains", "co" -> forms(text, names).anyMatch(form -> form.contains(sought(asked, names)));
            case "ew" -> forms(text, names).anyMatch(form -> form.endsWith(sought(asked, names)));
            default -> forms(text, names).anyMatch(form -> form.startsWith(sought(asked, names)));
        };
    }

    private static String sought(String asked, boolean names) {
        return names ? plain(asked).replace(" ", "") : plain(asked);
    }

    /** What {@code text} is compared as. */
    private static Stream<String> forms(String text, boolean names) {
        return names ? Stream.concat(Stream.of(plain(text)), words(text)) : Stream.of(plain(text));
    }

    /** What is left of a name from each of its words on, all in one: those that begin early in the text. */
    private static Stream<String> words(String text) {
        int[] points = text.codePoints().limit(2L * LENGTH).toArray();
        String early = new String(points, 0, points.length);
        return WORD.matcher(early)
                .results()
                .filter(word -> early.codePointCount(0, word.start()) < LENGTH)
                .map(word -> plain(early.substring(word.start())).replace(" ", ""))
                .filter(word -> !word.isEmpty());
    }

    static boolean startsWith(String text, String asked) {
        return plain(text).startsWith(plain(asked));
    }

    /** {@code text} without what is not regarded; of what is nothing but punctuation, all of it. */
    public static String plain(String text) {
        String bare = folded(folded(text.replaceAll(PUNCTUATION, "")).replaceAll(PUNCTUATION, ""));
        return bare.isEmpty() ? folded(text) : bare;
    }

    private static String folded(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        // by way of capitals, as ß has none but SS, and σ and ς have the same
        String folded =
                letters.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        String spaced = folded.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        int[] first = spaced.codePoints().limit(LENGTH).toArray();
        return new String(first, 0, first.length).strip();
    }
}
