package org.footbridge.concurrency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the histories of the server say in the end: all versions of all resources, the oldest first. */
public final class Truth {
    private final Map<String, List<Version>> versions = new LinkedHashMap<>();

    /** {@code value} is empty for a deletion; {@code identifier} is empty if it has none. */
    public record Version(String resource, int version, String value, String identifier) {
        boolean deletion() {
            return value.isEmpty();
        }
    }

    /** Versions of a resource must be added from the oldest to the newest. */
    public Truth add(String resource, int version, String value, String identifier) {
        versions.computeIfAbsent(resource, any -> new ArrayList<>())
                .add(new Version(resource, version, value, identifier));
        return this;
    }

    Map<String, List<Version>> byResource() {
        return versions;
    }

    List<Version> of(String resource) {
        return versions.getOrDefault(resource, List.of());
    }

    /** The value of that version; null-free: {@code "?"}, which nobody writes, if there is no such version. */
    String value(String resource, int version) {
        List<Version> all = of(resource);
        boolean there = version <= all.size() && all.get(version - 1).version() == version;
        return there ? all.get(version - 1).value() : "?";
    }

    /** Everything that was ever written. */
    public Set<String> values() {
        return all().map(Version::value).collect(Collectors.toSet());
    }

    /** Every identifier that something had. */
    public Set<String> identifiers() {
        return all().map(Version::identifier)
                .filter(identifier -> !identifier.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The current value of each resource that is not deleted. */
    public Map<String, String> living() {
        Map<String, String> living = new HashMap<>();
        versions.forEach((resource, all) -> {
            Version current = all.get(all.size() - 1);
            if (!current.deletion()) {
                living.put(resource, current.value());
            }
        });
        return living;
    }

    private Stream<Version> all() {
        return versions.values().stream().flatMap(List::stream);
    }
}
