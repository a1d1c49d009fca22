package org.footbridge.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The preferences of a request, from all its {@code Prefer} headers. If a preference occurs twice, the first applies; names
 * and values are compared without regard to case.
 *
 * @param values in lower case, by names in lower case; empty where a preference has no value
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-2">RFC 7240, 2</a>
 */
public record Preference(Map<String, String> values) {
    public static final Preference NONE = new Preference(Map.of());

    /** Reads the values of all headers, in their order. */
    public static Preference parse(List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String header : headers) {
            for (String preference : Separated.by(',', header)) {
                String stated = Separated.by(';', preference).get(0);
                int equals = stated.indexOf('=');
                String name = equals < 0 ? stated : stated.substring(0, equals).strip();
                String value = equals < 0 ? "" : Separated.unquoted(stated.substring(equals + 1));
                values.putIfAbsent(name.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            }
        }
        return new Preference(values);
    }

    public Optional<String> value(String nameInLowerCase) {
        return Optional.ofNullable(values.get(nameInLowerCase));
    }

    public boolean states(String nameInLowerCase, String value) {
        return value(nameInLowerCase).filter(value::equals).isPresent();
    }
}
