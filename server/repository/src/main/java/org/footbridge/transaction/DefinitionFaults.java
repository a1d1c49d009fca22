package org.footbridge.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.validation.Invalid;
import org.footbridge.validation.WriteRules;
import org.footbridge.validation.definition.StoredDefinition;

/**
 * The reasons why profiles and search parameters that are written together could not take effect. They are checked together, as
 * they may depend on each other in any order.
 */
public final class DefinitionFaults {
    private static final String PROFILE = "StructureDefinition";
    private static final String PARAMETER = "SearchParameter";

    private final Map<String, List<String>> profiles;
    private final Map<String, Problem> parameters;

    private DefinitionFaults(Map<String, List<String>> profiles, Map<String, Problem> parameters) {
        this.profiles = profiles;
        this.parameters = parameters;
    }

    /** Of all that is written together, by path. */
    static DefinitionFaults of(Map<String, ResourceJson> together, LiveIndex index, WriteRules rules) {
        List<StoredDefinition> profiles = new ArrayList<>();
        Map<String, ResourceJson> parameters = new LinkedHashMap<>();
        together.forEach((path, json) -> {
            if (json.type().equals(PROFILE)) {
                profiles.add(definition(path, json));
            } else if (json.type().equals(PARAMETER)) {
                parameters.put(path.substring(path.indexOf('/') + 1), json);
            }
        });
        Map<String, Problem> problems = new HashMap<>();
        index.problems(parameters).forEach((id, problem) -> problems.put(PARAMETER + "/" + id, problem));
        return new DefinitionFaults(rules.problems(profiles), problems);
    }

    /** The definition that is stored, or will be, at {@code path}: the same for the same content. */
    public static StoredDefinition definition(String path, ResourceJson json) {
        return StoredDefinition.of(path, json.render("new", 1, Instant.EPOCH));
    }

    /** @throws Invalid if it is a profile that could take no effect */
    void requireProfile(String path) {
        WriteRules.requireNone(profiles.getOrDefault(path, List.of()));
    }

    /** @throws Problem if it is a search parameter that could take no effect */
    void requireParameter(String path) {
        Problem problem = parameters.get(path);
        if (problem != null) {
            throw problem;
        }
    }
}
