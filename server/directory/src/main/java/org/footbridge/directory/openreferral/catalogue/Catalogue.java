package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.footbridge.address.ServerBase;
import org.footbridge.audit.AuditTrail;
import org.footbridge.directory.openreferral.mapping.Kind;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.json.ExactJson;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.Repository;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.store.history.HistoryPage;
import org.footbridge.store.history.HistoryPosition;
import org.footbridge.store.history.HistoryRequest;
import org.footbridge.store.resource.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index of the open directory in memory. It is read when it is first asked for; after that, only resources that have changed
 * are read again, by the next request that asks.
 */
public final class Catalogue {
    private static final int PAGE = 1_000;

    /** Commits may become visible in another order than that of their times. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final Repository repository;
    private final Listings listings;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final Map<String, Listing> services = new HashMap<>();
    private final Map<String, String> organisations = new HashMap<>();
    private final Map<String, Coordinates> positions = new HashMap<>();
    private Instant since = Instant.EPOCH;
    private volatile @Nullable Directory current;

    /** {@code repository} is that of {@link OpenAccess}. */
    public Catalogue(Repository repository, ServiceMapping mapping) {
        this.repository = repository;
        this.listings = new Listings(mapping);
    }

    /** To be called after each change of a service, an organisation or a place. */
    public void changed() {
        stale.set(true);
    }

    /** Has everything be read again, as what is known turned out to be no longer true. */
    synchronized void forget() {
        services.clear();
        organisations.clear();
        positions.clear();
        since = Instant.EPOCH;
        current = null;
        stale.set(true);
    }

    /** The index with all that was committed before the call. */
    Directory current() {
        Directory known = current;
        return known != null && !stale.get() ? known : refreshed();
    }

    private synchronized Directory refreshed() {
        Directory known = current;
        if (known != null && !stale.get()) {
            return known;
        }
        stale.set(false);
        try {
            Instant begun = Instant.now();
            AuditTrail.apart(() -> OpenAccess.TYPES.forEach(this::read));
            since = begun.minus(OVERLAP);
            Directory fresh = new Directory(services.values(), organisations, positions);
            current = fresh;
            return fresh;
        } catch (RuntimeException failure) {
            stale.set(true);
            throw failure;
        }
    }

    private void read(String type) {
        if (since.equals(Instant.EPOCH)) {
            readAll(type);
        } else {
            readChanged(type);
        }
    }

    private void readAll(String type) {
        CallerSearch search = repository.search(OpenAccess.CALLER, ServerBase.NONE);
        SearchRequest request = search.parser()
                .parse(new Scope(type, ""), Map.of("_count", new String[] {String.valueOf(PAGE)}), false);
        CallerSearch.Found found = search.find(request, Optional.empty());
        found.page().versions().forEach(this::note);
        while (found.page().next().isPresent()) {
            found = search.find(
                    request,
                    Optional.of(new CallerSearch.Start(found.page().next().get(), found.total())));
            found.page().versions().forEach(this::note);
        }
    }

    private void readChanged(String type) {
        Set<String> changed = new LinkedHashSet<>();
        Optional<HistoryPosition> next = Optional.empty();
        do {
            HistoryPage page = repository.history(
                    OpenAccess.CALLER,
                    new HistoryRequest(
                            Optional.of(type), Optional.empty(), Optional.of(since), Optional.empty(), PAGE, next));
            page.versions().forEach(version -> changed.add(type + "/" + version.id()));
            next = page.next();
        } while (next.isPresent());
        Map<String, StoredVersion> now = repository.read(OpenAccess.CALLER, List.copyOf(changed));
        changed.forEach(path -> {
            StoredVersion version = now.get(path);
            if (version == null || version.deleted()) {
                remove(path);
            } else {
                note(version);
            }
        });
    }

    private void remove(String path) {
        services.remove(path);
        organisations.remove(path);
        positions.remove(path);
    }

    private void note(StoredVersion version) {
        String path = version.type() + "/" + version.id();
        JsonNode resource = tree(version);
        switch (version.type()) {
            case "HealthcareService" -> services.put(path, listings.of(version, resource));
            case "Organization" -> organisations.put(path, Publisher.id(resource, Kind.ORGANISATION));
            default -> {
                positions.remove(path);
                JsonNode position = resource.path("position");
                JsonNode latitude = position.path("latitude");
                JsonNode longitude = position.path("longitude");
                if (latitude.isNumber()
                        && longitude.isNumber()
                        && Coordinates.isOnEarth(latitude.decimalValue(), longitude.decimalValue())) {
                    positions.put(path, new Coordinates(latitude.asDouble(), longitude.asDouble()));
                }
            }
        }
    }

    /** The content of a version. */
    static JsonNode tree(StoredVersion version) {
        try {
            return ExactJson.MAPPER.readTree(version.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
