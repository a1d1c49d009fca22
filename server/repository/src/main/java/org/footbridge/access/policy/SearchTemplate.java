package org.footbridge.access.policy;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.access.Caller;
import org.footbridge.search.value.Escapes;

/**
 * A search with placeholders, such as {@code owner=${user},${organisation}}. Of the values of a parameter, those whose placeholder
 * has no value for a caller are left out; if none is left, the search is not for that caller.
 *
 * @param text as it is written in the policy
 * @param parameters values by name, which keep their escapes and placeholders
 */
public record SearchTemplate(String text, Map<String, List<String>> parameters) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** @throws IllegalArgumentException with the reason if {@code text} is not such a search */
    static SearchTemplate parse(String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : Splitter.on('&').split(text)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException("'" + part + "' must be a parameter, =, and a value");
            }
            parameters
                    .computeIfAbsent(part.substring(0, equals), name -> new ArrayList<>())
                    .add(part.substring(equals + 1));
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            requirePlaceholder(matcher.group(1));
        }
        return new SearchTemplate(text, parameters);
    }

    /** The placeholder {@code name}; @throws IllegalArgumentException with the reason if there is none. */
    static Placeholder requirePlaceholder(String name) {
        return Placeholder.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'${" + name + "}' must be ${user}, ${practitioner}, ${organisation} or ${patient}"));
    }

    /** The parameters for {@code caller}; empty if the token does not say what they need. */
    Optional<Map<String, List<String>>> fill(Caller caller) {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            List<String> values = new ArrayList<>();
            for (String value : parameter.getValue()) {
                Set<String> alternatives = new LinkedHashSet<>();
                Escapes.split(value, ',').forEach(one -> alternatives.addAll(filled(one, caller)));
                if (alternatives.isEmpty()) {
                    return Optional.empty();
                }
                values.add(String.join(",", alternatives));
            }
            filled.put(parameter.getKey(), values);
        }
        return Optional.of(filled);
    }

    private static Set<String> filled(String value, Caller caller) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        if (!matcher.find()) {
            return Set.of(value);
        }
        Set<String> all = new TreeSet<>();
        for (String one : requirePlaceholder(matcher.group(1)).values(caller)) {
            String before = value.substring(0, matcher.start());
            filled(value.substring(matcher.end()), caller)
                    .forEach(rest -> all.add(before + Escapes.escape(one) + rest));
        }
        return all;
    }
}
