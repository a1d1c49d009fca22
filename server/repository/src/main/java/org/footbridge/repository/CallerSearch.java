package org.footbridge.repository;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.access.Access;
import org.footbridge.access.Interaction;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.parser.EverythingParser;
import org.footbridge.search.parser.EverythingParser.Everything;
import org.footbridge.search.parser.SearchRequestParser;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.request.CompartmentContents;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Total;
import org.footbridge.store.Store;
import org.footbridge.store.planner.SearchPart;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.SearchPage;
import org.footbridge.store.search.SearchStep;

/** Searches of one caller: matches, what is included with them, and counts are of resources that exist for the caller. */
public final class CallerSearch {
    private final Store store;
    private final Access access;
    private final SearchEngine engine;
    private final Function<StoredVersion, IndexEntries> entries;

    CallerSearch(Store store, Access access, SearchEngine engine, Function<StoredVersion, IndexEntries> entries) {
        this.store = store;
        this.access = access;
        this.engine = engine;
        this.entries = entries;
    }

    /**
     * A page of matches.
     *
     * @param total of all pages, if it is known
     * @param steps of the execution, where an explanation was asked for
     */
    public record Found(SearchPage page, OptionalLong total, List<SearchStep> steps) {}

    /** The start position of a page, and the total that the first page gave. */
    public record Start(SearchPosition position, OptionalLong total) {}

    /** Reads queries. */
    public SearchRequestParser parser() {
        return engine.parser();
    }

    /** One page; the first if {@code start} is empty. */
    public Found find(SearchRequest search, Optional<Start> start) {
        requireOpen(search);
        List<SearchPart> parts = search.selections().stream()
                .map(selection -> new SearchPart(
                        engine.compiler().compile(selection),
                        engine.compiler().order(selection, search.page().sort())))
                .toList();
        Optional<SearchPosition> position = start.map(Start::position);
        boolean counted = start.isEmpty() && search.page().total() == Total.ACCURATE;
        SearchPage page = given(store.search().find(parts, search.page().count(), position, counted, entries));
        List<SearchStep> steps = search.page().explained() && seesAll(parts)
                ? store.search().explain(parts, search.page().count(), position, counted)
                : List.of();
        if (start.isPresent()) {
            return new Found(page, start.get().total(), steps);
        } else if (page.total().isPresent() || search.page().total() == Total.NONE || !seesAll(parts)) {
            return new Found(page, page.total(), steps);
        }
        return new Found(page, OptionalLong.of(store.search().estimate(queries(parts))), steps);
    }

    /** An estimate follows from statistics of all that is stored, so that it is for callers for whom all of it exists. */
    private boolean seesAll(List<SearchPart> parts) {
        return parts.stream().allMatch(part -> access.seesAll(part.query().type()));
    }

    /** The number of matches. */
    public long count(SearchRequest search) {
        requireOpen(search);
        return counted(search);
    }

    /** A search of one type says what is missing; one of several types finds nothing of those that are not open to the caller. */
    private void requireOpen(SearchRequest search) {
        if (search.selections().size() == 1) {
            access.require(Interaction.SEARCH, search.selections().get(0).type());
        }
    }

    private long counted(SearchRequest search) {
        return store.search()
                .count(search.selections().stream()
                        .map(engine.compiler()::compile)
                        .toList());
    }

    private static List<SearchQuery> queries(List<SearchPart> parts) {
        return parts.stream().map(SearchPart::query).toList();
    }

    /** The resources that {@code search} includes with {@code matches}. */
    public List<StoredVersion> included(List<StoredVersion> matches, SearchRequest search) {
        List<StoredVersion> included = store.includes()
                .find(
                        matches,
                        search.includes().stream()
                                .map(engine.compiler()::compile)
                                .toList(),
                        entries,
                        access::sees);
        return given(included);
    }

    private SearchPage given(SearchPage page) {
        return new SearchPage(given(page.versions()), page.total(), page.next());
    }

    private List<StoredVersion> given(List<StoredVersion> versions) {
        return versions.stream()
                .map(version -> Repository.given(access, version))
                .toList();
    }

    /**
     * The contents of the compartment of {@code patient} that exist for the caller.
     *
     * @param after where the page before ended; empty on the first
     */
    public CompartmentContents contents(StoredVersion patient, Optional<SearchPosition> after) {
        EverythingParser parser = engine.parser().everything();
        Function<StoredVersion, Optional<IndexEntries>> visible =
                version -> access.sees(version) ? Optional.of(entries.apply(version)) : Optional.empty();
        CompartmentContents all = store.compartments().contents(patient, parser.members(patient.id()), after, visible);
        if (access.isUnrestricted()) {
            return all;
        }
        Predicate<String> exists = type -> counted(parser.parse(Everything.ofType(patient.id(), type), all)) > 0;
        return new CompartmentContents(
                all.members().stream().filter(exists).collect(Collectors.toSet()),
                all.referred().stream().filter(exists).collect(Collectors.toSet()),
                all.former());
    }
}
