package org.footbridge.directory.listing;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.store.resource.StoredVersion;

/**
 * The directory as it exists for a caller: no service and no place is in it that the caller could not read. Where the policy hides
 * only what carries a security label, the resources that carry one are looked at one by one; where it says more, all are.
 */
public final class CallerDirectory {
    private static final String SERVICE = "HealthcareService/";
    private static final String LOCATION = "Location/";
    private static final int BATCH = 500;

    private final Repository repository;
    private final DirectoryFollower directory;
    private final ListingReader reader;
    private final int narrowedMax;

    public CallerDirectory(
            Repository repository, DirectoryFollower directory, ListingReader reader, DirectoryLimits limits) {
        this.repository = repository;
        this.directory = directory;
        this.reader = reader;
        this.narrowedMax = limits.narrowed();
    }

    /**
     * All services that exist for {@code caller}, in no order.
     *
     * @throws Problem FORBIDDEN if no service can exist for the caller, COSTLY if too many would have to be looked at one by one
     */
    public List<Listing> listings(Caller caller) {
        repository.requireSearch(caller, "HealthcareService");
        DirectoryIndex.Snapshot all = directory.current();
        boolean plain = repository.showsUnlabelled(caller, "HealthcareService")
                && repository.showsUnlabelled(caller, "Location");
        if (!plain) {
            return visible(
                    caller,
                    Stream.concat(all.plain().stream(), all.labelled().stream()).toList());
        }
        List<Listing> labelled = visible(caller, all.labelled());
        if (labelled.isEmpty()) {
            return all.plain();
        }
        List<Listing> together = new ArrayList<>(all.plain());
        together.addAll(labelled);
        return together;
    }

    private List<Listing> visible(Caller caller, List<Listing> some) {
        if (some.size() > narrowedMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "Your access shows a part of the directory only, and the directory is too large to look at each"
                            + " service for you (footbridge.directory.narrowed-max). Search HealthcareService instead.");
        }
        List<Listing> visible = new ArrayList<>();
        for (List<Listing> batch : Lists.partition(some, BATCH)) {
            Set<String> paths = new HashSet<>();
            batch.forEach(listing -> {
                paths.add(SERVICE + listing.id());
                listing.service().locations().forEach(id -> paths.add(LOCATION + id));
            });
            Map<String, StoredVersion> found = new HashMap<>(repository.read(caller, List.copyOf(paths)));
            found.values().removeIf(StoredVersion::deleted);
            batch.stream().flatMap(listing -> shown(listing, found)).forEach(visible::add);
        }
        return visible;
    }

    /** The listing as it is made of what the caller is shown. */
    private Stream<Listing> shown(Listing listing, Map<String, StoredVersion> found) {
        StoredVersion version = found.get(SERVICE + listing.id());
        if (version == null) {
            return Stream.empty();
        }
        ListedService service = reader.service(version);
        List<ListedLocation> places = service.locations().stream()
                .map(id -> found.get(LOCATION + id))
                .filter(Objects::nonNull)
                .map(reader::location)
                .toList();
        return Stream.of(new Listing(service, places, listing.taken(), listing.waiting()));
    }
}
