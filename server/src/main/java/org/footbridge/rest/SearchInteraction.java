package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.IndexProgress;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.search.SearchCompiler;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchRequest;
import org.footbridge.search.SearchRequest.Total;
import org.footbridge.search.SearchRequestParser.Scope;
import org.footbridge.store.SearchPage;
import org.footbridge.store.SearchPart;
import org.footbridge.store.SearchPosition;
import org.footbridge.store.SearchStep;
import org.footbridge.store.Store;
import org.footbridge.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Searches of a type, a compartment or the system.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public final class SearchInteraction {
    private final Store store;
    private final SearchCursors cursors;
    private final Supplier<SearchEngine> language;
    private final LiveIndex index;
    private final IndexProgress progress;
    private final boolean explains;

    public SearchInteraction(
            Store store,
            Supplier<SearchEngine> language,
            SearchCursors cursors,
            LiveIndex index,
            IndexProgress progress,
            boolean explains) {
        this.store = store;
        this.cursors = cursors;
        this.language = language;
        this.index = index;
        this.progress = progress;
        this.explains = explains;
    }

    /** What {@code request} asks for; its scope is {@code type}, if it is not of a compartment or the system. */
    Bundle search(String type, RequestDetails request) {
        SearchEngine now = language.get().at(RequestBase.of(request));
        Scope scope = Scopes.of(request).orElse(new Scope(type, ""));
        SearchRequest search = now.parser().parse(scope, Scopes.parameters(request), Preferences.isLenient(request));
        if (search.page().explained() && !explains) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED, "_explain is not for clients here (footbridge.search.explain).");
        }
        String base = request.getFhirServerBase();
        String path = path(scope, search);
        Found found = find(now.compiler(), search, path);
        List<StoredVersion> included = store.includes()
                .find(
                        found.page().versions(),
                        search.includes().stream().map(now.compiler()::compile).toList(),
                        index::entries);
        ResponseContent.set(
                request,
                new ResponseContent.Entries(new Page(
                        "searchset",
                        base,
                        found.total(),
                        base + "/" + path,
                        found.page()
                                .next()
                                .map(position -> link(base, path, cursors.write(path, position, found.total()))),
                        found.page().versions(),
                        included,
                        search.near(),
                        remarks(search.ignored(), progress.remarks(search.parameters()), found.steps()))));
        return HapiPlaceholder.page();
    }

    /** {@code total} of all pages, if it is known. */
    private record Found(SearchPage page, OptionalLong total, List<SearchStep> steps) {}

    private Found find(SearchCompiler compiler, SearchRequest search, String path) {
        List<SearchPart> parts = search.selections().stream()
                .map(selection -> new SearchPart(
                        compiler.compile(selection),
                        compiler.order(selection, search.page().sort())))
                .toList();
        List<SearchQuery> queries = parts.stream().map(SearchPart::query).toList();
        if (search.page().count() == 0) {
            SearchPage none = new SearchPage(List.of(), OptionalLong.empty(), Optional.empty());
            return new Found(none, OptionalLong.of(store.search().count(queries)), List.of());
        }
        Optional<SearchCursors.Cursor> cursor = search.page()
                .cursor()
                .map(text -> cursors.read(path, text, search.page().sort().size()));
        Optional<SearchPosition> position = cursor.map(SearchCursors.Cursor::position);
        boolean counted = cursor.isEmpty() && search.page().total() == Total.ACCURATE;
        SearchPage page = store.search().find(parts, search.page().count(), position, counted, index::entries);
        List<SearchStep> steps = search.page().explained()
                ? store.search().explain(parts, search.page().count(), position, counted)
                : List.of();
        if (cursor.isPresent()) {
            return new Found(page, cursor.get().total(), steps);
        } else if (page.total().isPresent() || search.page().total() == Total.NONE) {
            return new Found(page, page.total(), steps);
        }
        return new Found(page, OptionalLong.of(store.search().estimate(queries)), steps);
    }

    /** What was applied, as a relative URL: the self link, and what a cursor belongs to. */
    private static String path(Scope scope, SearchRequest search) {
        String query = search.applied().stream()
                .map(one -> QueryValues.escaped(one.name()) + "=" + QueryValues.escaped(one.value()))
                .collect(Collectors.joining("&"));
        return Scopes.path(scope) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String link(String base, String path, String cursor) {
        return base + "/" + path + (path.contains("?") ? "&" : "?") + "_cursor=" + cursor;
    }

    private static Optional<OperationOutcome> remarks(
            List<String> ignored, List<String> incomplete, List<SearchStep> steps) {
        OperationOutcome outcome = new OperationOutcome();
        ignored.forEach(name -> warn(outcome, IssueType.NOTSUPPORTED, "Ignored: " + name));
        incomplete.forEach(text -> warn(outcome, IssueType.INCOMPLETE, text));
        steps.forEach(step -> outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(step.way() + ": " + step.found() + " rows" + (step.enough() ? "" : ", given up") + "\n"
                        + String.join("\n", step.plan())));
        return outcome.hasIssue() ? Optional.of(outcome) : Optional.empty();
    }

    private static void warn(OperationOutcome outcome, IssueType code, String text) {
        outcome.addIssue().setSeverity(IssueSeverity.WARNING).setCode(code).setDiagnostics(text);
    }
}
