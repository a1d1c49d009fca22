package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.directory.openreferral.feed.ImportReport.Effect;
import org.footbridge.directory.openreferral.mapping.Kind;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.Repository;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;

/** Imports feeds of Open Referral UK, some rows in a transaction. */
public final class FeedImport {
    /** The digest of a service that the feed no longer has. */
    static final String WITHDRAWN = "withdrawn";

    private static final int ROWS = 50;
    private static final int PAGE = 500;

    private final Repository repository;
    private final Function<ChangeParticipant, ChangeExecutor> changes;
    private final ServiceMapping mapping;
    private final OwnedElements elements;
    private final FeedClient client;
    private final PlaceLookup places;
    private final InstantSource clock;

    /**
     * @param changes executes changes with all participants that others have, and one more
     * @param canonical the base of the canonical URLs of our packages
     */
    public FeedImport(
            Repository repository,
            Function<ChangeParticipant, ChangeExecutor> changes,
            ServiceMapping mapping,
            String canonical,
            FeedClient client,
            PlaceLookup places,
            InstantSource clock) {
        this.repository = repository;
        this.changes = changes;
        this.mapping = mapping;
        this.elements = new OwnedElements(canonical);
        this.client = client;
        this.places = places;
        this.clock = clock;
    }

    /**
     * How to import.
     *
     * @param complete whether the feed has all services of its publisher
     * @param dryRun whether nothing is stored
     */
    public record Manner(boolean complete, boolean dryRun) {}

    /** Imports all feeds that the operator allows; one that fails does not stop the others. */
    public List<String> importAll(Origin origin, Steps steps) {
        List<String> outcomes = new ArrayList<>();
        for (String source : client.allowed()) {
            try {
                Manner manner = new Manner(true, false);
                outcomes.add(source + ": "
                        + ofSource(source, new Publisher(source), manner, origin, steps)
                                .summary());
            } catch (Problem problem) {
                if (problem.kind() == ProblemKind.CONFLICT) {
                    throw problem;
                }
                outcomes.add(source + ": " + problem.message());
            }
        }
        return outcomes;
    }

    /**
     * Imports the feed at {@code source}.
     *
     * @throws Problem FORBIDDEN if the operator does not allow it, BUSINESS_RULE if it cannot be read
     */
    public ImportReport ofSource(String source, Publisher publisher, Manner manner, Origin origin, Steps steps) {
        client.requireAllowed(source);
        FeedFile.Read read = new FeedPages(
                        client, source, lookup(), (id, time) -> isKnown(publisher, id, time, origin), steps)
                .read();
        return run(new Feed(publisher, read.rows(), manner.complete() && read.whole()), manner, origin, steps);
    }

    /** Imports the feed that {@code file} is. */
    public ImportReport ofFile(byte[] file, Publisher publisher, Manner manner, Origin origin, Steps steps) {
        steps.at("Reading the feed.", 0, 0);
        FeedFile.Read read = FeedFile.read(file, lookup());
        return run(new Feed(publisher, read.rows(), manner.complete() && read.whole()), manner, origin, steps);
    }

    /** Whether a service is stored as it was modified at {@code time}. */
    private boolean isKnown(Publisher publisher, String id, String time, Origin origin) {
        String path = ImportBatch.path(Kind.SERVICE, publisher, id);
        return Optional.ofNullable(
                        repository.read(origin.caller(), List.of(path)).get(path))
                .filter(version -> !version.deleted())
                .map(ImportBatch::tree)
                .filter(service -> elements.sourced(service, "digest")
                        .filter(digest -> !digest.equals(WITHDRAWN))
                        .isPresent())
                .map(service -> mapping.toOpenReferral(service, none -> Optional.empty()))
                .filter(service -> service.path("last_modified").asText().equals(time))
                .isPresent();
    }

    private ImportReport run(Feed feed, Manner manner, Origin origin, Steps steps) {
        if (feed.rows().isEmpty()) {
            throw new Problem(ProblemKind.INVALID, "The feed has no services; nothing was changed.");
        }
        ImportReport report = new ImportReport(manner.dryRun());
        ChangeExecutor executor =
                changes.apply(new ImportProvenance(feed.publisher().url(), clock.instant()));
        Writer writer = new Writer(feed.publisher(), executor, origin, report);
        List<Row> rows = RowRelations.checked(feed.rows());
        rows.stream()
                .filter(Row::isRefused)
                .forEach(row -> report.add(row.number(), row.id(), Effect.REFUSED, List.of(row.refusal())));
        List<Row> good = rows.stream().filter(row -> !row.isRefused()).toList();
        for (int i = 0; i < good.size(); i += ROWS) {
            steps.at("Importing.", i, good.size());
            writer.rows(good.subList(i, Math.min(i + ROWS, good.size())));
        }
        if (feed.complete()) {
            steps.at("Closing what the feed no longer has.", good.size(), good.size());
            Set<String> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
            writer.close(ids);
        }
        return report;
    }

    /** Writes the rows of one feed. */
    private final class Writer {
        private final Publisher publisher;
        private final ChangeExecutor executor;
        private final Origin origin;
        private final ImportReport report;
        private final Set<String> written = new HashSet<>();

        Writer(Publisher publisher, ChangeExecutor executor, Origin origin, ImportReport report) {
            this.publisher = publisher;
            this.executor = executor;
            this.origin = origin;
            this.report = report;
        }

        /** All rows in one transaction; if that fails, each by itself, so that only those at fault are refused. */
        void rows(List<Row> rows) {
            Map<String, StoredVersion> stored = repository.read(origin.caller(), ImportBatch.paths(rows, publisher));
            ImportBatch batch = new ImportBatch(publisher, elements, stored, written);
            rows.forEach(row -> batch.plan(row, mapping));
            List<ImportBatch.Planned> planned = batch.planned();
            List<ChangeRequest> all = planned.stream()
                    .flatMap(one -> one.changes().values().stream())
                    .toList();
            Optional<String> fault = report.isDryRun() || all.isEmpty() ? Optional.empty() : applied(all);
            if (fault.isEmpty()) {
                planned.forEach(this::note);
                return;
            }
            planned.forEach(one -> written.removeAll(one.changes().keySet()));
            if (rows.size() == 1) {
                planned.forEach(one -> note(one.refused(fault.get())));
            } else {
                rows.forEach(row -> rows(List.of(row)));
            }
        }

        private void note(ImportBatch.Planned one) {
            report.add(one.row().number(), one.row().id(), one.effect(), one.notes());
        }

        /** Writes all or nothing; the reason why nothing was written. */
        private Optional<String> applied(List<ChangeRequest> wanted) {
            try {
                executor.apply(wanted, EntryErrors.ALONE, origin);
                return Optional.empty();
            } catch (RuntimeException refused) {
                return Optional.of(Refusals.reason(refused));
            }
        }

        void close(Set<String> ids) {
            List<StoredVersion> gone = withdrawn(ids);
            for (StoredVersion version : gone) {
                JsonNode service = ImportBatch.tree(version);
                ChangeRequest change =
                        ImportBatch.update(elements.closed(service, publisher.url()), Optional.of(version));
                Optional<String> fault = report.isDryRun() ? Optional.empty() : applied(List.of(change));
                report.add(
                        0,
                        Publisher.id(service, Kind.SERVICE),
                        fault.isPresent() ? Effect.REFUSED : Effect.CLOSED,
                        List.of(fault.orElse("The feed no longer has this service.")));
            }
        }

        private List<StoredVersion> withdrawn(Set<String> ids) {
            List<StoredVersion> found = new ArrayList<>();
            CallerSearch search = repository.search(origin.caller(), origin.base());
            SearchRequest request = search.parser()
                    .parse(
                            new Scope(Kind.SERVICE.resourceType(), ""),
                            Map.of(
                                    "identifier", new String[] {publisher.system(Kind.SERVICE) + "|"},
                                    "_count", new String[] {String.valueOf(PAGE)}),
                            false);
            CallerSearch.Found page = search.find(request, Optional.empty());
            collect(page, ids, found);
            while (page.page().next().isPresent()) {
                page = search.find(
                        request,
                        Optional.of(new CallerSearch.Start(page.page().next().get(), page.total())));
                collect(page, ids, found);
            }
            return found;
        }

        private void collect(CallerSearch.Found page, Set<String> ids, List<StoredVersion> found) {
            for (StoredVersion version : page.page().versions()) {
                JsonNode service = ImportBatch.tree(version);
                boolean open = elements.sourced(service, "digest")
                        .filter(digest -> !digest.equals(WITHDRAWN))
                        .isPresent();
                if (open && !ids.contains(Publisher.id(service, Kind.SERVICE))) {
                    found.add(version);
                }
            }
        }
    }

    /** Postcodes are looked up only where some have been loaded. */
    private Optional<PlaceLookup> lookup() {
        return places.isEmpty() ? Optional.empty() : Optional.of(places);
    }
}
