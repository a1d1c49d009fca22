package org.footbridge.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.index.Texts;
import org.footbridge.search.query.IncludeQuery;
import org.footbridge.search.query.IncludeQuery.Canonicals;
import org.footbridge.search.type.CanonicalUrl;
import org.footbridge.store.resource.StoredVersion;

/**
 * Follows canonicals from resources to the definitions stored here, and back. A canonical without a version means the
 * newest version of the definition, of each type that has it.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#canonical">R4 canonical references</a>
 */
final class CanonicalStore {
    /** More versions of the definitions that one page refers to are not looked through. */
    private static final int VERSIONS_MAX = 5_000;

    private final IncludeStore rows;
    private final Keys keys;
    private final Function<StoredVersion, IndexEntries> index;

    /** Of what was looked at before, for several includes. */
    private final Map<Long, List<Texts.Shared>> texts = new HashMap<>();

    /** @param index what a version is found by: the URLs that it refers to are among its texts */
    CanonicalStore(IncludeStore rows, Keys keys, Function<StoredVersion, IndexEntries> index) {
        this.rows = rows;
        this.keys = keys;
        this.index = index;
    }

    /** The resources that {@code includes} lead to from {@code from} by canonicals; perhaps more than once. */
    List<StoredVersion> find(List<StoredVersion> from, List<IncludeQuery> includes, Set<Long> seen, int limit) {
        List<StoredVersion> found = new ArrayList<>();
        for (IncludeQuery include : includes) {
            for (Canonicals canonicals : include.canonicals()) {
                found.addAll(
                        include.reverse()
                                ? referring(from, canonicals, seen, limit)
                                : referred(from, include.source(), canonicals));
            }
        }
        return found;
    }

    /** @param source the type that has the references; empty for any */
    private List<StoredVersion> referred(List<StoredVersion> from, String source, Canonicals canonicals) {
        Set<CanonicalUrl> references = new LinkedHashSet<>();
        from.stream()
                .filter(version -> source.isEmpty() || source.equals(version.type()))
                .forEach(version -> references.addAll(references(version, canonicals)));
        return meant(references, canonicals).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The references that have the URL of one of {@code from}, and mean that version of it. */
    private List<StoredVersion> referring(List<StoredVersion> from, Canonicals canonicals, Set<Long> seen, int limit) {
        Set<CanonicalUrl> definitions = new LinkedHashSet<>();
        from.stream()
                .filter(version -> canonicals.urls().containsKey(version.type()))
                .map(version -> CanonicalUrl.of(version.body()))
                .filter(definition -> !definition.url().isEmpty())
                .forEach(definition -> {
                    definitions.add(definition);
                    definitions.add(new CanonicalUrl(definition.url(), ""));
                });
        long[] tokens = definitions.stream()
                .mapToLong(definition -> keys.url(definition.text()))
                .flatMap(url -> Arrays.stream(canonicals.parameters()).map(parameter -> keys.reference(parameter, url)))
                .distinct()
                .toArray();
        if (tokens.length == 0) {
            return List.of();
        }
        Set<Long> wanted = new LinkedHashSet<>();
        from.forEach(version -> wanted.add(version.pid()));
        Map<StoredVersion, Set<CanonicalUrl>> found = new LinkedHashMap<>();
        rows.referring(tokens, seen, limit).forEach(version -> found.put(version, references(version, canonicals)));
        Set<CanonicalUrl> all = new LinkedHashSet<>();
        found.values().forEach(all::addAll);
        Map<CanonicalUrl, List<StoredVersion>> meant = meant(all, canonicals);
        return found.keySet().stream()
                .filter(version -> found.getOrDefault(version, Set.of()).stream()
                        .flatMap(reference -> meant.getOrDefault(reference, List.of()).stream())
                        .anyMatch(definition -> wanted.contains(definition.pid())))
                .toList();
    }

    private Set<CanonicalUrl> references(StoredVersion version, Canonicals canonicals) {
        Set<CanonicalUrl> references = new LinkedHashSet<>();
        texts
                .computeIfAbsent(
                        version.pid(), unread -> index.apply(version).texts().shared())
                .stream()
                .filter(text -> Arrays.stream(canonicals.parameters()).anyMatch(key -> key == text.parameter()))
                .forEach(text -> references.add(CanonicalUrl.of(text.text())));
        return references;
    }

    /** The definitions that each of {@code references} means. */
    private Map<CanonicalUrl, List<StoredVersion>> meant(Set<CanonicalUrl> references, Canonicals canonicals) {
        long[] tokens = references.stream()
                .flatMapToLong(reference -> canonicals.urls().values().stream()
                        .mapToLong(parameter -> keys.value(parameter, reference.text())))
                .toArray();
        if (tokens.length == 0) {
            return Map.of();
        }
        List<StoredVersion> stored = rows.referring(tokens, Set.of(), VERSIONS_MAX);
        Map<CanonicalUrl, List<StoredVersion>> meant = new LinkedHashMap<>();
        for (CanonicalUrl reference : references) {
            List<StoredVersion> some = stored.stream()
                    .filter(version -> CanonicalUrl.of(version.body()).isMeantBy(reference))
                    .toList();
            meant.put(
                    reference,
                    reference.version().isEmpty()
                            ? List.copyOf(some.stream()
                                    .collect(Collectors.toMap(
                                            StoredVersion::type, Function.identity(), CanonicalStore::newer))
                                    .values())
                            : some);
        }
        return meant;
    }

    /** Of the same version, what was created last. */
    private static StoredVersion newer(StoredVersion one, StoredVersion other) {
        int order = CanonicalUrl.NEWEST_LAST.compare(CanonicalUrl.of(one.body()), CanonicalUrl.of(other.body()));
        return order > 0 || (order == 0 && one.pid() > other.pid()) ? one : other;
    }
}
