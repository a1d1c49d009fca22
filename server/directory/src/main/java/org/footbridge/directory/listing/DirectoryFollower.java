package org.footbridge.directory.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.footbridge.access.Caller;
import org.footbridge.address.ServerBase;
import org.footbridge.audit.AuditTrail;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.CallerSearch.Found;
import org.footbridge.repository.CallerSearch.Start;
import org.footbridge.repository.Repository;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.store.history.ChangeFeed;
import org.footbridge.store.history.ChangeFeed.Entry;
import org.footbridge.store.history.ChangeFeed.Position;
import org.footbridge.store.resource.StoredVersion;

/**
 * Keeps the directory of this server in memory: reads it once, then follows the change feed, up to what was committed when it is asked.
 * It holds no more than its limits allow; a directory beyond them is refused rather than searched in part.
 */
public final class DirectoryFollower {
    private static final Set<String> TYPES = Set.of("HealthcareService", "Location", "Task", "ServiceRequest");
    private static final int BATCH = 500;
    private static final String PAGE = "1000";
    private static final long WAIT_SECONDS = 10;

    /** Behind all transactions: what was committed while an earlier one still runs is looked at, and looked at again later. */
    private static final Position LAST = new Position(String.valueOf(Long.MAX_VALUE), 0, 0);

    private final Repository repository;
    private final ChangeFeed feed;
    private final ListingReader reader;
    private final ReferralReading referrals;
    private final DirectoryLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private DirectoryIndex index;
    private Optional<Position> position = Optional.empty();

    public DirectoryFollower(
            Repository repository,
            ChangeFeed feed,
            ListingReader reader,
            ReferralReading referrals,
            DirectoryLimits limits) {
        this.repository = repository;
        this.feed = feed;
        this.reader = reader;
        this.referrals = referrals;
        this.limits = limits;
        this.index = new DirectoryIndex(this::services);
    }

    /**
     * The directory with all that was committed before the call.
     *
     * @throws Problem BUSY while it is being read for the first time, TOO_COSTLY if it is too large
     */
    DirectoryIndex.Snapshot current() {
        boolean locked = false;
        try {
            locked = lock.tryLock(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!locked) {
                throw new Problem(ProblemKind.BUSY, "The directory is being read into memory; try again in a minute.");
            }
            AuditTrail.apart(this::catchUp);
            return index.snapshot();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemKind.BUSY, "The server is stopping; try again.");
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    /** All services, for work of the server itself: whether they exist for somebody is not asked. */
    public List<Listing> all() {
        DirectoryIndex.Snapshot all = current();
        return Stream.concat(all.plain().stream(), all.labelled().stream()).toList();
    }

    /** Reads the directory for the first time without being asked, so that those who ask need not wait. */
    public void prepare() {
        current();
    }

    /** Follows the changes without being asked, so that those who ask find little to follow. */
    public void follow() {
        if (lock.tryLock()) {
            try {
                if (position.isPresent()) {
                    catchUp();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void catchUp() {
        if (position.isEmpty()) {
            load();
        }
        Position end = feed.end();
        List<Entry> changes;
        do {
            changes = feed.after(position.orElseThrow(), end, TYPES, BATCH);
            changes.forEach(change -> apply(change.version()));
            position = Optional.of(
                    changes.isEmpty() ? end : changes.get(changes.size() - 1).position());
            requireRoom();
        } while (!changes.isEmpty());
        feed.after(end, LAST, TYPES, BATCH).forEach(change -> apply(change.version()));
    }

    /** If it fails half-way, it begins again. */
    private void load() {
        Position begin = feed.end();
        index = new DirectoryIndex(this::services);
        each("Location", Map.of(), location -> index.put(reader.location(location)));
        each("HealthcareService", Map.of(), service -> {
            index.put(reader.service(service));
            requireRoom();
        });
        each("Task", open(), task -> {
            apply(task);
            requireRoom();
        });
        position = Optional.of(begin);
    }

    private Map<String, String> open() {
        Map<String, String> query = new HashMap<>();
        for (String part : referrals.open().split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return query;
    }

    /** Hands all current resources of {@code type} that match {@code query} to {@code each}. */
    private void each(String type, Map<String, String> query, Consumer<StoredVersion> each) {
        CallerSearch search = repository.search(Caller.SYSTEM, ServerBase.NONE);
        Map<String, String[]> parameters = new HashMap<>();
        query.forEach((name, value) -> parameters.put(name, new String[] {value}));
        parameters.put("_count", new String[] {PAGE});
        parameters.put("_total", new String[] {"none"});
        SearchRequest request = search.parser().parse(new Scope(type, ""), parameters, false);
        Optional<Start> start = Optional.empty();
        do {
            Found found = search.find(request, start);
            found.page().versions().forEach(each);
            start = found.page().next().map(next -> new Start(next, found.total()));
        } while (start.isPresent());
    }

    private void requireRoom() {
        if (index.size() > limits.services() || index.openReferrals() > limits.referrals()) {
            index = new DirectoryIndex(this::services);
            position = Optional.empty();
            throw new Problem(
                    ProblemKind.TOO_COSTLY,
                    "The directory has more services or open referrals than this server may hold in memory"
                            + " (footbridge.directory.services-max and referrals-max).");
        }
    }

    private void apply(StoredVersion version) {
        switch (version.type()) {
            case "HealthcareService" -> {
                if (version.deleted()) {
                    index.deleteService(version.id(), version.version());
                } else {
                    index.put(reader.service(version));
                }
            }
            case "Location" -> {
                if (version.deleted()) {
                    index.deleteLocation(version.id(), version.version());
                } else {
                    index.put(reader.location(version));
                }
            }
            case "Task" ->
                index.task(
                        version.id(),
                        version.version(),
                        version.deleted() ? Optional.empty() : referrals.use().apply(version.body()));
            default -> index.request(version.id());
        }
    }

    private Set<String> services(String request) {
        return repository
                .read(Caller.SYSTEM, "ServiceRequest", request)
                .filter(version -> !version.deleted())
                .map(version -> referrals.services().apply(version.body()))
                .orElse(Set.of());
    }
}
