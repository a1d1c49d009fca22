package org.footbridge.access.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.TimeRange;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.SearchStore;

/**
 * The consents that are stored: a Consent that is active, whose {@code provision} is of the type {@code deny}, is in its period, and
 * names a party as {@code provision.actor}, withholds the compartment of its patient from that party. A change takes effect within a
 * second.
 *
 * @see <a href="https://hl7.org/fhir/R4/consent.html">R4 Consent</a>
 */
public final class StoredConsents implements WithheldPatients {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int PARTIES_MAX = 1_000;
    private static final int CONSENTS_MAX = 5_000;

    private final SearchStore search;
    private final Supplier<SearchEngine> engine;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Cache<Set<String>, Set<String>> known = Caffeine.newBuilder()
            .maximumSize(PARTIES_MAX)
            .expireAfterWrite(KEPT)
            .build();

    /** @param zone of periods without a time zone */
    public StoredConsents(SearchStore search, Supplier<SearchEngine> engine, InstantSource clock, ZoneId zone) {
        this.search = search;
        this.engine = engine;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Set<String> from(Set<String> parties) {
        return known.get(Set.copyOf(parties), this::find);
    }

    private Set<String> find(Set<String> parties) {
        String actors = parties.stream().map(Escapes::escape).sorted().collect(Collectors.joining(","));
        Search wanted = Search.of(Map.of("status", "active", "actor", actors));
        SearchEngine now = engine.get();
        SearchQuery query = now.compiler()
                .compile(new Selection(
                        "Consent",
                        new VisibilityCompiler(now)
                                .criteria("Consent", Visibility.matching(List.of(wanted), List.of()))));
        List<StoredVersion> found = search.matches(query, CONSENTS_MAX + 1).versions();
        if (found.size() > CONSENTS_MAX) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "More than " + CONSENTS_MAX + " consents name your organisation; the server cannot weigh them.");
        }
        return found.stream().flatMap(this::withheld).collect(Collectors.toUnmodifiableSet());
    }

    /** The patient of {@code consent} if it withholds something now. */
    private Stream<String> withheld(StoredVersion consent) {
        JsonNode json = ExactJson.tree(consent.body());
        JsonNode provision = json.path("provision");
        return provision.path("type").asText().equals("deny") && isNow(provision.path("period"))
                ? Stream.of(json.path("patient").path("reference").asText())
                        .map(reference -> reference.replaceFirst("/_history/.*", ""))
                        .filter(reference -> reference.matches("Patient/[A-Za-z0-9.-]+"))
                : Stream.empty();
    }

    private boolean isNow(JsonNode period) {
        long now = clock.instant().toEpochMilli() * 1000;
        boolean begun = range(period.path("start")).allMatch(start -> start.from() <= now);
        return begun && range(period.path("end")).allMatch(end -> now < end.to());
    }

    private Stream<TimeRange> range(JsonNode date) {
        return date.isTextual() ? TimeRange.parse(date.asText(), zone).stream() : Stream.empty();
    }
}
