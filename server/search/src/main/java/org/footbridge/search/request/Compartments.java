package org.footbridge.search.request;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The search parameters by which a resource belongs to a compartment, read from R4's compartment definitions. HAPI's model
 * has this table, too, but lacks some of the parameters.
 *
 * @see <a href="https://hl7.org/fhir/R4/compartmentdefinition.html">R4 compartments</a>
 */
public final class Compartments {
    /** Placeholder for a parameter: the resource that defines the compartment belongs to it. */
    public static final String ITSELF = "{def}";

    private static final Map<String, List<String>> PARAMETERS = read();

    private Compartments() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> parameters = new HashMap<>();
        try (InputStream file = Compartments.class.getResourceAsStream("compartments.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(any -> !any.startsWith("#")).toList()) {
                List<String> words = Splitter.on(' ').splitToList(line);
                parameters.put(key(words.get(0), words.get(1)), words.subList(2, words.size()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return parameters;
    }

    private static String key(String owner, String type) {
        return owner + " " + type;
    }

    /**
     * The codes of the parameters that put a resource of {@code type} into a compartment of an {@code owner}, or
     * {@link #ITSELF}; none if it can be in none.
     */
    public static List<String> parameters(String owner, String type) {
        return PARAMETERS.getOrDefault(key(owner, type), List.of());
    }
}
