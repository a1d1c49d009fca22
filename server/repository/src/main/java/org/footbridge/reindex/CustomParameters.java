package org.footbridge.reindex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.search.parameter.CustomParameterRules;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.store.definition.CustomParameterStore;
import org.footbridge.store.definition.CustomParameterStore.Name;
import org.footbridge.store.resource.StoredVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search parameters that are stored as active SearchParameter resources: puts them into effect, here and, as every
 * server looks now and then, on all servers of the database.
 */
public final class CustomParameters {
    private static final Logger log = LoggerFactory.getLogger(CustomParameters.class);

    /** Of changes that follow each other without end, somebody else will see to the last. */
    private static final int ATTEMPTS_MAX = 10;

    private static final long NEVER = -1;

    private final CustomParameterStore store;
    private final SearchParameterRegistry registry;
    private final CustomParameterRules rules;
    private final IndexProgress progress;
    private final Duration delay;

    private Map<String, JsonNode> active = Map.of();
    private volatile Map<String, String> refused = Map.of();
    private long revision = NEVER;

    /** {@code delay} is how long a job waits until all servers can be expected to know of a new parameter. */
    public CustomParameters(
            CustomParameterStore store,
            SearchParameterRegistry registry,
            CustomParameterRules rules,
            IndexProgress progress,
            Duration delay) {
        this.store = store;
        this.registry = registry;
        this.rules = rules;
        this.progress = progress;
        this.delay = delay;
    }

    /** Why SearchParameters, by id, could not take effect if they were stored together; only of those that are active. */
    Map<String, Problem> problems(Map<String, byte[]> together) {
        Map<String, JsonNode> others = new LinkedHashMap<>(active());
        others.keySet().removeAll(together.keySet());
        SearchParameters parameters = registry.builtIn();
        for (JsonNode other : others.values()) {
            parameters = parameters.with(other);
        }
        List<Map.Entry<String, JsonNode>> wanted = new ArrayList<>();
        together.forEach((id, json) -> wanted.add(Map.entry(id, ExactJson.tree(json))));
        wanted.sort(Comparator.comparing(entry -> isComposite(entry.getValue())));
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : wanted) {
            try {
                if (isActive(entry.getValue())) {
                    rules.require(entry.getValue(), parameters);
                    parameters = parameters.with(entry.getValue());
                }
            } catch (Problem problem) {
                problems.put(entry.getKey(), problem);
            }
        }
        return problems;
    }

    private synchronized Map<String, JsonNode> active() {
        return active;
    }

    /** Puts into effect what is stored, only here and for now; nothing is written. */
    public static void load(CustomParameterStore store, SearchParameterRegistry registry, CustomParameterRules rules) {
        new CustomParameters(store, registry, rules, new IndexProgress(registry, complete -> {}), Duration.ZERO).load();
    }

    private synchronized void load() {
        registry.replace(parameters());
    }

    /** Puts into effect what is stored. */
    public synchronized void refresh() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            long now = store.revision();
            if (now == revision || load(now)) {
                break;
            }
        }
        progress.replace(store.states(), store.wholeIndex());
    }

    /** False if there was another change meanwhile. */
    private boolean load(long now) {
        Set<SearchParameter> before = registry.current().custom();
        registry.replace(parameters());
        Set<SearchParameter> wanted = registry.current().custom();
        Optional<List<Name>> fresh = store.settle(now, wanted, delay);
        if (fresh.isEmpty()) {
            return false;
        }
        if (revision != NEVER) {
            List<Name> late = late(wanted, before, fresh.get());
            if (!late.isEmpty()) {
                store.forget(late);
                store.settle(now, wanted, delay);
            }
        }
        revision = now;
        if (!wanted.equals(before)) {
            log.info("Custom search parameters in effect: {}", names(wanted));
        }
        return true;
    }

    /** The parameters for which work has begun while this server still wrote without them. */
    private List<Name> late(Set<SearchParameter> wanted, Set<SearchParameter> before, List<Name> fresh) {
        Set<Name> learnt = wanted.stream()
                .filter(parameter -> !before.contains(parameter))
                .map(parameter -> new Name(parameter.type(), parameter.code()))
                .filter(name -> !fresh.contains(name))
                .collect(Collectors.toSet());
        return learnt.isEmpty()
                ? List.of()
                : store.states().stream()
                        .filter(state -> state.started() && learnt.contains(state.name()))
                        .map(CustomParameterStore.State::name)
                        .toList();
    }

    /** Composites come last: they are made of others. */
    private SearchParameters parameters() {
        SearchParameters parameters = registry.builtIn();
        Map<String, JsonNode> accepted = new LinkedHashMap<>();
        Map<String, String> failed = new LinkedHashMap<>();
        for (StoredVersion version : inOrder(store.all())) {
            JsonNode resource = ExactJson.tree(version.body());
            try {
                if (isActive(resource)) {
                    rules.require(resource, parameters);
                    parameters = parameters.with(resource);
                    accepted.put(version.id(), resource);
                }
            } catch (Problem problem) {
                failed.put(version.path(), problem.message());
            } catch (RuntimeException unreadable) {
                log.debug("{} cannot be read", version.path(), unreadable);
                failed.put(version.path(), "The definition has values that cannot be read.");
            }
        }
        failed.forEach((place, reason) -> {
            if (!reason.equals(refused.get(place))) {
                log.warn("{} is active but takes no effect: {}", place, reason);
            }
        });
        active = accepted;
        refused = Map.copyOf(failed);
        return parameters;
    }

    /** Why active ones take no effect: a sentence, by place such as {@code SearchParameter/1}. */
    public Map<String, String> refused() {
        return refused;
    }

    private static List<StoredVersion> inOrder(List<StoredVersion> versions) {
        List<StoredVersion> sorted = new ArrayList<>(versions);
        sorted.sort(Comparator.comparing(version -> isComposite(ExactJson.tree(version.body()))));
        return sorted;
    }

    private static boolean isComposite(JsonNode resource) {
        return resource.path("type").asText().equals("composite");
    }

    private static boolean isActive(JsonNode resource) {
        return resource.path("status").asText().equals("active");
    }

    private static String names(Set<SearchParameter> parameters) {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream()
                                .map(parameter -> parameter.type() + "." + parameter.code())
                                .limit(20)
                                .collect(Collectors.joining(", "))
                        + (parameters.size() > 20 ? " and " + (parameters.size() - 20) + " more" : "");
    }
}
