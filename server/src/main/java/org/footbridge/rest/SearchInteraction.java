package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.IndexProgress;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.CallerSearch.Found;
import org.footbridge.repository.CallerSearch.Start;
import org.footbridge.repository.Repository;
import org.footbridge.search.SearchRequest;
import org.footbridge.search.SearchRequestParser.Scope;
import org.footbridge.store.SearchPage;
import org.footbridge.store.SearchStep;
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
    private final Repository repository;
    private final SearchCursors cursors;
    private final IndexProgress progress;
    private final boolean explains;

    public SearchInteraction(Repository repository, SearchCursors cursors, IndexProgress progress, boolean explains) {
        this.repository = repository;
        this.cursors = cursors;
        this.progress = progress;
        this.explains = explains;
    }

    /** What {@code request} asks for; its scope is {@code type}, if it is not of a compartment or the system. */
    Bundle search(String type, RequestDetails request) {
        CallerSearch searches = repository.search(Callers.of(request), RequestBase.of(request));
        Scope scope = Scopes.of(request).orElse(new Scope(type, ""));
        SearchRequest search =
                searches.parser().parse(scope, Scopes.parameters(request), Preferences.isLenient(request));
        if (search.page().explained() && !explains) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED, "_explain is not for clients here (footbridge.search.explain).");
        }
        String base = request.getFhirServerBase();
        String path = path(scope, search);
        Found found = find(searches, search, path);
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
                        searches.included(found.page().versions(), search),
                        search.near(),
                        remarks(search.ignored(), progress.remarks(search.parameters()), found.steps()))));
        return HapiPlaceholder.page();
    }

    private Found find(CallerSearch searches, SearchRequest search, String path) {
        if (search.page().count() == 0) {
            SearchPage none = new SearchPage(List.of(), OptionalLong.empty(), Optional.empty());
            return new Found(none, OptionalLong.of(searches.count(search)), List.of());
        }
        return searches.find(
                search,
                search.page()
                        .cursor()
                        .map(text ->
                                cursors.read(path, text, search.page().sort().size()))
                        .map(cursor -> new Start(cursor.position(), cursor.total())));
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
