package org.footbridge.rest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.directory.match.Token;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The codes of our code systems, with their names. Codes of other systems are taken as they are given. */
public final class KnownCodes {
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final String base;

    /**
     * @param codeSystems CodeSystem resources as JSON
     * @param canonical the base of their canonical URLs
     */
    public KnownCodes(List<JsonNode> codeSystems, String canonical) {
        this.base = canonical + "/CodeSystem/";
        for (JsonNode system : codeSystems) {
            Map<String, String> codes = new TreeMap<>();
            add(codes, system.path("concept"));
            names.put(system.path("url").asText(), codes);
        }
    }

    private static void add(Map<String, String> codes, JsonNode concepts) {
        for (JsonNode concept : concepts) {
            codes.put(
                    concept.path("code").asText(),
                    concept.path("display").asText(concept.path("code").asText()));
            add(codes, concept.path("concept"));
        }
    }

    /**
     * The code {@code text}, as {@code system|code}, or {@code code} of our system {@code id}.
     *
     * @throws Problem VALUE if the system is ours and has no such code
     */
    Token token(String parameter, String text, String id) {
        int bar = text.lastIndexOf('|');
        String system = bar < 0 ? base + id : text.substring(0, bar);
        String code = text.substring(bar + 1);
        Map<String, String> known = names.get(system);
        if (known == null && !code.isEmpty() && !system.isEmpty()) {
            return new Token(system, code, code);
        } else if (known == null || !known.containsKey(code)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter '" + parameter + "' is '" + text + "', which is not a code of " + system
                            + "; give one of "
                            + String.join(
                                    ", ",
                                    names.getOrDefault(base + id, Map.of()).keySet())
                            + ", or a code of another system as system|code.");
        }
        return new Token(system, code, known.get(code));
    }
}
