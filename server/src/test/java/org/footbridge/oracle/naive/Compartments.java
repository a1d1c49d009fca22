package org.footbridge.oracle.naive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What belongs to a compartment. HAPI's model has its own idea of it, so this reads a copy of R4's definitions.
 *
 * @see <a href="https://hl7.org/fhir/R4/compartmentdefinition.html">R4 CompartmentDefinition</a>
 */
final class Compartments {
    /** In place of a parameter: the resource that the compartment is about is in it. */
    static final String ITSELF = "{def}";

    private static final Map<String, List<String>> PARAMETERS = read();

    private Compartments() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> parameters = new HashMap<>();
        try (InputStream file = Compartments.class.getResourceAsStream("compartments.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(any -> !any.startsWith("#")).toList()) {
                List<String> words = List.of(line.split(" "));
                parameters.put(words.get(0) + " " + words.get(1), words.subList(2, words.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parameters;
    }

    /** The codes of the parameters by which resources of {@code type} are in a compartment of {@code compartment}. */
    static List<String> parameters(String compartment, String type) {
        return PARAMETERS.getOrDefault(compartment + " " + type, List.of());
    }
}
