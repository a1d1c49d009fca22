package org.footbridge.directory.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The services and places of the directory, and the open referrals to them. Not safe for threads; its {@link Snapshot}s are. */
final class DirectoryIndex {
    private static final int DELETED_MAX = 10_000;

    private final Map<String, ListedService> services = new HashMap<>();
    private final Map<String, ListedLocation> locations = new HashMap<>();
    private final Map<String, Listing> listings = new HashMap<>();

    /** Ids of the services at each place, by id of the place. */
    private final Map<String, Set<String>> users = new HashMap<>();

    private final Map<Codes, Codes> codes = new HashMap<>();
    private final OpenReferrals referrals;

    /** The versions of the latest deletions, in case the feed shows an earlier version after them. */
    private final Map<String, Integer> deleted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > DELETED_MAX;
        }
    };

    private Optional<Snapshot> latest = Optional.empty();

    /**
     * The directory at one time.
     *
     * @param plain services without security labels, as are their places
     * @param labelled the others
     */
    record Snapshot(List<Listing> plain, List<Listing> labelled) {
        Snapshot {
            plain = List.copyOf(plain);
            labelled = List.copyOf(labelled);
        }
    }

    /** @param requested see {@link OpenReferrals} */
    DirectoryIndex(Function<String, Set<String>> requested) {
        this.referrals = new OpenReferrals(requested, this::refresh);
    }

    int size() {
        return services.size();
    }

    int openReferrals() {
        return referrals.size();
    }

    void put(ListedService service) {
        if (isLater("HealthcareService/" + service.id(), known(service.id()), service.version())) {
            leavePlaces(service.id());
            services.put(service.id(), service.with(this::shared));
            service.locations()
                    .forEach(place -> users.computeIfAbsent(place, none -> new HashSet<>())
                            .add(service.id()));
            refresh(service.id());
        }
    }

    void put(ListedLocation location) {
        ListedLocation known = locations.get(location.id());
        if (isLater("Location/" + location.id(), known == null ? 0 : known.version(), location.version())) {
            locations.put(location.id(), location);
            users.getOrDefault(location.id(), Set.of()).forEach(this::refresh);
        }
    }

    void deleteService(String id, int version) {
        if (isLater("HealthcareService/" + id, known(id), version)) {
            leavePlaces(id);
            services.remove(id);
            deleted.put("HealthcareService/" + id, version);
            refresh(id);
        }
    }

    void deleteLocation(String id, int version) {
        ListedLocation known = locations.get(id);
        if (isLater("Location/" + id, known == null ? 0 : known.version(), version)) {
            locations.remove(id);
            deleted.put("Location/" + id, version);
            users.getOrDefault(id, Set.of()).forEach(this::refresh);
        }
    }

    /** See {@link OpenReferrals#task}. */
    void task(String id, int version, Optional<OpenReferral> use) {
        referrals.task(id, version, use);
    }

    /** See {@link OpenReferrals#request}. */
    void request(String id) {
        referrals.request(id);
    }

    /** The version of the service {@code id} that is known; 0 if none is. */
    private int known(String id) {
        ListedService known = services.get(id);
        return known == null ? 0 : known.version();
    }

    private boolean isLater(String path, int known, int version) {
        return version >= known && version >= deleted.getOrDefault(path, 0);
    }

    private void leavePlaces(String id) {
        ListedService known = services.get(id);
        if (known != null) {
            for (String place : known.locations()) {
                Set<String> others = users.getOrDefault(place, Set.of());
                others.remove(id);
                if (others.isEmpty()) {
                    users.remove(place);
                }
            }
        }
    }

    private void refresh(String id) {
        latest = Optional.empty();
        ListedService service = services.get(id);
        if (service == null) {
            listings.remove(id);
        } else {
            List<ListedLocation> places = service.locations().stream()
                    .map(locations::get)
                    .filter(Objects::nonNull)
                    .toList();
            listings.put(id, new Listing(service, places, referrals.taken(id), referrals.waiting(id)));
        }
    }

    /** Many services have the same codes: they share one object. */
    private Codes shared(Codes one) {
        if (codes.size() > services.size() + DELETED_MAX) {
            codes.clear();
        }
        return codes.computeIfAbsent(one, same -> same);
    }

    Snapshot snapshot() {
        Snapshot now = latest.orElseGet(this::taken);
        latest = Optional.of(now);
        return now;
    }

    private Snapshot taken() {
        List<Listing> plain = new ArrayList<>(listings.size());
        List<Listing> labelled = new ArrayList<>();
        listings.values().forEach(listing -> (listing.labelled() ? labelled : plain).add(listing));
        return new Snapshot(plain, labelled);
    }
}
