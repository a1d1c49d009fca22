package org.footbridge.search.value;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.UriType;

/**
 * Forms of codes with and without regard to case. A case-insensitive form begins with a dollar sign, which other texts
 * contain only as an escape. Therefore a case-sensitive and a case-insensitive code never have the same form, unless they
 * contain no letters.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token</a>
 */
public final class CodeCase {
    /** Cache by expression; R4 has 1,400 search parameters. */
    private static final Cache<String, Boolean> REGARDED =
            Caffeine.newBuilder().maximumSize(5_000).build();

    private CodeCase() {}

    /** Whether all codes at {@code expression} are compared with regard to case. */
    public static boolean isRegardedAt(String expression) {
        return REGARDED.get(
                expression,
                unknown -> ElementTypes.of(unknown).values().stream().allMatch(CodeCase::isRegarded));
    }

    private static boolean isRegarded(Class<?> type) {
        return type.isEnum() || type == BooleanType.class || UriType.class.isAssignableFrom(type);
    }

    /** Whether {@code value}, which is no coding, is compared with regard to case: codes of R4's own, URIs and ids. */
    public static boolean isRegarded(Base value) {
        return value instanceof Enumeration<?> || value instanceof BooleanType || value instanceof UriType;
    }

    /** The form of {@code code}, with escapes. */
    public static String form(String code, boolean regarded) {
        return regarded || isCaseless(code) ? Escapes.escape(code) : "$" + Escapes.escape(folded(code));
    }

    /**
     * Returns both forms of {@code code}, the case-insensitive one first. The case-sensitive form also finds entries that
     * were written before the code system was known, or by an earlier version of the server.
     */
    public static List<String> eitherForm(String code) {
        return isCaseless(code) ? List.of(form(code, true)) : List.of(form(code, false), form(code, true));
    }

    /** {@code code} without regard to case. */
    public static String folded(String code) {
        // by way of capitals, as ß has none but SS
        return code.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isCaseless(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c > 127) {
                return code.equals(folded(code)) && code.equals(code.toUpperCase(Locale.ROOT));
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }
}
