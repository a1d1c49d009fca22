package org.footbridge.rest;

import ca.uhn.fhir.rest.api.PreferHandlingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchCompiler;
import org.footbridge.search.SearchParameters;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchRequest;
import org.footbridge.search.SearchRequest.Applied;
import org.footbridge.search.SearchRequestParser;
import org.footbridge.store.SearchOrder;
import org.footbridge.store.SearchPage;
import org.footbridge.store.SearchPosition;
import org.footbridge.store.Store;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Searches of one type.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public final class Searching {
    private final Store store;
    private final Cursors cursors;
    private final SearchRequestParser parser;
    private final SearchCompiler compiler;

    /** {@code base} is the URL of this server, so that a reference by its absolute URL is known as one of ours. */
    public Searching(Store store, SearchParameters parameters, PageSizes sizes, String base) {
        this.store = store;
        this.cursors = new Cursors(store.keys());
        this.compiler = new SearchCompiler(store.keys(), base, InstantSource.system());
        this.parser = new SearchRequestParser(parameters, compiler, sizes.usual(), sizes.most());
    }

    Bundle search(String type, RequestDetails request) {
        SearchRequest search = parser.parse(type, request.getParameters(), isLenient(request));
        SearchQuery query = compiler.compile(search);
        String base = request.getFhirServerBase();
        String path = path(search);
        SearchPage found = find(search, query, path);
        Answer.set(
                request,
                new Answer.Entries(new Page(
                        "searchset",
                        base,
                        found.total(),
                        base + "/" + path,
                        found.next().map(position -> link(base, path, cursors.write(path, text(position)))),
                        found.versions(),
                        remarks(search.ignored()))));
        return StandIn.page();
    }

    private SearchPage find(SearchRequest search, SearchQuery query, String path) {
        String type = search.type();
        Optional<SearchPosition> after = search.page().cursor().map(cursor -> position(cursors.read(path, cursor)));
        boolean counted = search.page().total() == SearchRequest.Total.ACCURATE;
        if (search.page().count() == 0) {
            return new SearchPage(List.of(), OptionalLong.of(store.search().count(type, query)), Optional.empty());
        }
        SearchPage page =
                store.search().find(type, query, order(search), search.page().count(), after);
        return counted && page.total().isEmpty()
                ? new SearchPage(page.versions(), OptionalLong.of(store.search().count(type, query)), page.next())
                : page;
    }

    private static SearchOrder order(SearchRequest search) {
        if (search.page().sort().isEmpty()) {
            return SearchOrder.NEWEST_FIRST;
        }
        return search.page().sort().get(0).descending()
                ? SearchOrder.LAST_UPDATED_FIRST
                : SearchOrder.LAST_UPDATED_LAST;
    }

    private static boolean isLenient(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null
                && RestfulServerUtils.parsePreferHeader(prefer).getHanding() == PreferHandlingEnum.LENIENT;
    }

    /** What was applied, as a relative URL: the self link, and what a cursor belongs to. */
    private static String path(SearchRequest search) {
        String query = search.applied().stream()
                .sorted(Comparator.comparing(Applied::name)) // the client's order gets lost on the way here
                .map(one -> QueryValues.escaped(one.name()) + "=" + QueryValues.escaped(one.value()))
                .collect(Collectors.joining("&"));
        return search.type() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String link(String base, String path, String cursor) {
        return base + "/" + path + (path.contains("?") ? "&" : "?") + "_cursor=" + cursor;
    }

    private static Optional<OperationOutcome> remarks(List<String> ignored) {
        if (ignored.isEmpty()) {
            return Optional.empty();
        }
        OperationOutcome outcome = new OperationOutcome();
        ignored.forEach(name -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics("Ignored: " + name));
        return Optional.of(outcome);
    }

    private static String text(SearchPosition position) {
        return position.sortValue() + " " + position.pid() + " " + position.snapshot();
    }

    /** The text is ours: its seal was checked. */
    private static SearchPosition position(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new Problem(ProblemKind.EXPIRED, "_cursor is of an earlier version of this server; start again.");
        }
        return new SearchPosition(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
